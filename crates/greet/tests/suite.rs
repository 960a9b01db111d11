//! One body of tests for every host: natively under `cargo test`, in Node under `wasm-pack test --node`,
//! in a worker with `WASM_BINDGEN_USE_DEDICATED_WORKER=1`; `browser.rs` includes it for a page.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use greet::greet;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn an_empty_name_greets_the_world() {
    assert_eq!(greet(""), "Hello, world!");
}

#[wasm_bindgen_test(unsupported = test)]
fn text_of_any_script_survives() {
    for name in ["Ada", "Zoë", "e\u{301}", "👩‍👩‍👧‍👦", "日本", "עברית", "\0"]
    {
        assert_eq!(greet(name), format!("Hello, {name}!"));
    }
}

#[wasm_bindgen_test(unsupported = test)]
#[should_panic(expected = "out of cheese")]
fn boom_panics_with_its_message() {
    greet::boom("out of cheese");
}

/// What only exists with a JavaScript engine on the other side.
#[cfg(target_family = "wasm")]
mod over_the_boundary {
    use js_sys::{Function, JsString};
    use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
    use wasm_bindgen_test::wasm_bindgen_test;

    /// `greet`, called from JavaScript with a JavaScript string.
    fn greet_from_javascript(name: &JsString) -> JsString {
        let closure = Closure::<dyn Fn(String) -> String>::new(|name: String| greet::greet(&name));
        let function: &Function = closure.as_ref().unchecked_ref();
        let greeting = function.call1(&JsValue::UNDEFINED, name).unwrap();
        greeting.unchecked_into()
    }

    #[wasm_bindgen_test]
    fn a_lone_surrogate_becomes_the_replacement_character() {
        let lone = JsString::from_char_code1(0xD800);
        assert_eq!(greet_from_javascript(&lone), "Hello, \u{FFFD}!");
    }

    #[wasm_bindgen_test]
    fn a_surrogate_pair_stays_one_character() {
        let pair = JsString::from_char_code2(0xD83D, 0xDC4B);
        assert_eq!(greet_from_javascript(&pair), "Hello, 👋!");
    }

    #[wasm_bindgen_test]
    fn a_megabyte_goes_in_and_comes_out() {
        let name = JsString::from("é").repeat(512 * 1024);
        let greeting = greet_from_javascript(&name);
        assert_eq!(greeting.length(), name.length() + 8);
        assert_eq!(greeting.slice(7, greeting.length() - 1), name);
    }
}
