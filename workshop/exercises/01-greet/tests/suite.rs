//! The same tests on every host: natively, in Node, in Chrome.

use greet::greet;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn greets_by_name() {
    assert_eq!(greet("Ada"), "Hello, Ada!");
    assert_eq!(greet("Zoë 👩‍🚀"), "Hello, Zoë 👩‍🚀!");
}

#[wasm_bindgen_test(unsupported = test)]
fn white_space_is_nobodys_name() {
    assert_eq!(greet("  Ada\n"), "Hello, Ada!", "around the name");
    for name in ["", " ", "\t\n"] {
        assert_eq!(greet(name), "Hello, stranger!", "nothing but white space: {name:?}");
    }
}
