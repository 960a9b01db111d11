//! The same tests in a page: what `wasm-pack test --headless --chrome` and `--firefox` run.
#![cfg(target_family = "wasm")]

mod suite;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
