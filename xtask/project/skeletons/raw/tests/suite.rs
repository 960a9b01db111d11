//! One body of tests for every host: natively under `cargo test`, in Node under `wasm-pack test --node`,
//! in a worker with `WASM_BINDGEN_USE_DEDICATED_WORKER=1`; `browser.rs` includes it for a page.
//!
//! The exports and `skeleton_raw.js` are the shipped ones, in the module of the tests. `shipped.test.js` has the shipped module.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use skeleton_raw::crc32;
use wasm_bindgen_test::wasm_bindgen_test;

/// From the definition, bit by bit.
fn naive(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

#[wasm_bindgen_test(unsupported = test)]
fn it_is_the_checksum_that_others_compute() {
    // The check value of <https://reveng.sourceforge.io/crc-catalogue/all.htm#crc.cat.crc-32-iso-hdlc>.
    assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    assert_eq!(crc32(b""), 0);
}

#[wasm_bindgen_test(unsupported = test)]
fn it_is_what_the_definition_says() {
    let bytes: Vec<u8> = (0..2000_u32).flat_map(|it| (it * it).to_le_bytes()).collect();
    for length in [1, 2, 3, 255, 256, 8000] {
        assert_eq!(crc32(&bytes[..length]), naive(&bytes[..length]), "{length}");
    }
}

/// What only exists with a JavaScript engine on the other side.
#[cfg(target_family = "wasm")]
mod over_the_boundary {
    use js_sys::{Error, Object, TypeError, Uint8Array};
    use skeleton_raw::{capacity, crc32, update};
    use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen(module = "/skeleton_raw.js")]
    extern "C" {
        type Checksum;

        #[wasm_bindgen(catch)]
        fn connect(exports: &JsValue) -> Result<Checksum, Error>;

        #[wasm_bindgen(method, catch, js_name = crc32)]
        fn crc32_of(this: &Checksum, bytes: &JsValue) -> Result<u32, Error>;
    }

    /// The hand-written JavaScript, connected to the exports of the module that these tests are.
    fn connected() -> Checksum {
        connect(&wasm_bindgen::exports()).unwrap()
    }

    #[wasm_bindgen_test]
    fn javascript_gets_the_checksum_of_few_bytes_and_of_many() {
        for length in [0, 1, capacity() - 1, capacity(), capacity() + 1, 3 * capacity() + 7] {
            let bytes: Vec<u8> = (0..=250).cycle().take(length).collect();
            let found = connected().crc32_of(&Uint8Array::from(bytes.as_slice())).unwrap();
            assert_eq!(found, crc32(&bytes), "{length}");
        }
    }

    #[wasm_bindgen_test]
    fn what_is_no_bytes_throws_a_type_error() {
        for bytes in [JsValue::UNDEFINED, JsValue::NULL, "text".into(), Object::new().into()] {
            let error = connected().crc32_of(&bytes).unwrap_err();
            assert!(error.is_instance_of::<TypeError>());
        }
    }

    #[wasm_bindgen_test]
    fn a_length_beyond_the_buffer_is_that_of_the_buffer() {
        assert_eq!(update(0, usize::MAX), update(0, capacity()));
    }

    #[wasm_bindgen_test]
    fn the_exports_of_another_module_are_refused() {
        let error = connect(&Object::new()).err().unwrap();
        assert!(error.is_instance_of::<TypeError>());
        let expected =
            "this is another module: it does not export memory, buffer, capacity, update";
        assert_eq!(error.message(), expected);
    }
}
