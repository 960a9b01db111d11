//! The same tests in a worker: what they call has no page around it.
#![cfg(target_family = "wasm")]

mod suite;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
