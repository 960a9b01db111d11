//! One body of tests for every host: natively under `cargo test`, in Node under `wasm-pack test --node`,
//! in a worker with `WASM_BINDGEN_USE_DEDICATED_WORKER=1`; `browser.rs` includes it for a page.
//!
//! The exports and `raw_abi.js` are the shipped ones, in the module of the tests. `shipped.test.js` has the shipped module.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use raw_abi::greeting;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn an_empty_name_greets_the_world() {
    assert_eq!(greeting(b"").unwrap().concat(), "Hello, world!");
}

#[wasm_bindgen_test(unsupported = test)]
fn text_of_any_script_survives() {
    for name in ["Ada", "Zoë", "e\u{301}", "👩‍👩‍👧‍👦", "日本", "עברית", "\0"]
    {
        assert_eq!(greeting(name.as_bytes()).unwrap().concat(), format!("Hello, {name}!"));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_not_utf_8_is_refused() {
    for name in [b"\xFF".as_slice(), b"Ad\xC3", b"\xED\xA0\x80"] {
        assert!(greeting(name).is_err());
    }
}

/// What only exists with a JavaScript engine on the other side.
#[cfg(target_family = "wasm")]
mod over_the_boundary {
    use js_sys::{ArrayBuffer, Error, JSON, JsString, Object, TypeError, Uint8Array, WebAssembly};
    use raw_abi::{INVALID_UTF8, OUT_OF_BOUNDS, allocate, greet, release};
    use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen(module = "/raw_abi.js")]
    extern "C" {
        type RawAbi;

        #[wasm_bindgen(catch)]
        fn connect(exports: &JsValue) -> Result<RawAbi, Error>;

        #[wasm_bindgen(catch, js_name = default)]
        async fn init(options: &JsValue) -> Result<JsValue, Error>;

        #[wasm_bindgen(method, catch, js_name = greet)]
        fn greet_by_name(this: &RawAbi, name: &JsValue) -> Result<JsString, Error>;
    }

    /// The hand-written JavaScript, connected to the exports of the module that these tests are.
    fn connected() -> RawAbi {
        connect(&wasm_bindgen::exports()).unwrap()
    }

    fn memory_size() -> u32 {
        let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
        memory.buffer().unchecked_into::<ArrayBuffer>().byte_length()
    }

    #[wasm_bindgen_test]
    fn javascript_is_greeted() {
        for name in ["Ada", "Zoë", "e\u{301}", "👩‍👩‍👧‍👦", "\u{FEFF}日本", "עברית", "\0"]
        {
            assert_eq!(connected().greet_by_name(&name.into()).unwrap(), format!("Hello, {name}!"));
        }
        assert_eq!(connected().greet_by_name(&"".into()).unwrap(), "Hello, world!");
    }

    #[wasm_bindgen_test]
    fn a_lone_surrogate_becomes_the_replacement_character() {
        let lone = JsString::from_char_code1(0xD800);
        assert_eq!(connected().greet_by_name(&lone).unwrap(), "Hello, \u{FFFD}!");
    }

    #[wasm_bindgen_test]
    fn a_megabyte_goes_in_and_comes_out_though_memory_moves() {
        let name = JsString::from("é").repeat(512 * 1024);
        let before = memory_size();
        let greeting = connected().greet_by_name(&name).unwrap();
        assert!(memory_size() > before);
        assert_eq!(greeting.slice(7, greeting.length() - 1), name);
    }

    #[wasm_bindgen_test]
    fn greetings_give_their_memory_back() {
        let raw_abi = connected();
        let name = JsValue::from("Ada".repeat(1000));
        raw_abi.greet_by_name(&name).unwrap();
        let before = memory_size();
        for _ in 0..1000 {
            raw_abi.greet_by_name(&name).unwrap();
        }
        assert_eq!(memory_size(), before);
    }

    #[wasm_bindgen_test]
    fn what_is_no_string_throws_a_type_error() {
        for name in [JsValue::UNDEFINED, JsValue::NULL, 5.into(), Object::new().into()] {
            let error = connected().greet_by_name(&name).unwrap_err();
            assert!(error.is_instance_of::<TypeError>());
        }
    }

    #[wasm_bindgen_test]
    fn names_that_are_not_utf_8_are_told() {
        for name in [b"\xFF".as_slice(), b"Ad\xC3", b"\xED\xA0\x80"] {
            let address = allocate(name.len());
            let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
            let offset = u32::try_from(address).unwrap();
            Uint8Array::new(&memory.buffer()).set(&Uint8Array::from(name), offset);
            assert_eq!(greet(address, name.len()), INVALID_UTF8);
            release(address);
        }
    }

    #[wasm_bindgen_test]
    fn names_outside_of_buffers_are_told() {
        let address = allocate(10);
        for (address, length) in [(0, 1), (address, 11), (16, usize::MAX), (usize::MAX, usize::MAX)]
        {
            assert_eq!(greet(address, length), OUT_OF_BOUNDS, "{length} bytes at {address}");
        }
        release(address);
    }

    #[wasm_bindgen_test]
    fn a_buffer_that_does_not_fit_into_memory_has_no_address() {
        let before = memory_size();
        assert_eq!(allocate(usize::MAX), 0);
        assert_eq!(memory_size(), before);
    }

    #[wasm_bindgen_test]
    fn the_exports_of_another_module_are_refused() {
        let error = connect(&Object::new()).err().unwrap();
        assert!(error.is_instance_of::<TypeError>());
        assert_eq!(
            error.message(),
            "this is another module: it does not export memory, allocate, release, greet"
        );
    }

    #[wasm_bindgen_test]
    async fn loading_another_module_is_refused() {
        // The smallest module there is.
        let options = r#"{ "module_or_path": "data:application/wasm;base64,AGFzbQEAAAA=" }"#;
        let error = init(&JSON::parse(options).unwrap()).await.unwrap_err();
        assert!(String::from(error.message()).starts_with("this is another module"));
    }
}
