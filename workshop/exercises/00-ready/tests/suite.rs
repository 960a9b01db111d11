//! The same test on every host: natively, in Node, in Chrome.

use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn says_that_it_is_ready() {
    assert_eq!(ready::state(), "ready");
}
