//! What stands behind the boundary. It passes from the start.

use types::words;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn words_are_what_white_space_separates() {
    assert_eq!(words::all(" to be\nor  not ").collect::<Vec<_>>(), ["to", "be", "or", "not"]);
    assert_eq!(words::all(" \n").count(), 0);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_longest_is_the_first_of_them() {
    assert_eq!(words::longest("to öl or not nor"), Some("not"));
    assert_eq!(words::longest(""), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn each_is_counted() {
    let counts = words::counts("to be or not to be");
    assert_eq!(
        counts.into_iter().collect::<Vec<_>>(),
        [("be", 2), ("not", 1), ("or", 1), ("to", 2)]
    );
}
