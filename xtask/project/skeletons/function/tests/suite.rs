//! One body of tests for every host: natively under `cargo test`, in Node under `wasm-pack test --node`,
//! in a worker with `WASM_BINDGEN_USE_DEDICATED_WORKER=1`; `browser.rs` includes it for a page.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use skeleton_function::count_words;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn a_text_without_words_has_none() {
    for text in ["", " ", "\n\t"] {
        assert_eq!(count_words(text), 0, "{text:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn words_of_any_script_are_counted() {
    for (text, count) in [("to be or not to be", 6), ("Zoë 👩‍👩‍👧‍👦", 2), ("שלום עולם", 2)]
    {
        assert_eq!(count_words(text), count, "{text:?}");
    }
}

/// What only exists with a JavaScript engine on the other side.
#[cfg(target_family = "wasm")]
mod over_the_boundary {
    use js_sys::{Function, JsString};
    use skeleton_function::count_words;
    use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_megabyte_of_javascript_text_is_counted() {
        let closure = Closure::<dyn Fn(String) -> usize>::new(|text: String| count_words(&text));
        let function: &Function = closure.as_ref().unchecked_ref();
        let text = JsString::from("é ").repeat(512 * 1024);
        let count = function.call1(&JsValue::UNDEFINED, &text).unwrap();
        assert_eq!(count, 512 * 1024);
    }
}
