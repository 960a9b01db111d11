//! One body of tests for every host: natively under `cargo test`, in Node under `wasm-pack test --node`,
//! in a worker with `WASM_BINDGEN_USE_DEDICATED_WORKER=1`; `browser.rs` includes it for a page.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use skeleton_class::Average;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn without_numbers_there_is_no_mean() {
    let average = Average::new();
    assert_eq!((average.count(), average.value()), (0.0, None));
}

#[wasm_bindgen_test(unsupported = test)]
fn it_is_the_mean_of_all_that_was_added() {
    let mut average = Average::new();
    for number in [1.0, 2.0, 6.0] {
        average.add(number).unwrap();
    }
    assert_eq!((average.count(), average.value()), (3.0, Some(3.0)));
}

/// What only exists with a JavaScript engine on the other side.
#[cfg(target_family = "wasm")]
mod over_the_boundary {
    use js_sys::RangeError;
    use skeleton_class::Average;
    use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen]
    extern "C" {
        /// An average, held the way JavaScript holds it.
        type Handle;

        #[wasm_bindgen(method, getter, catch)]
        fn value(this: &Handle) -> Result<Option<f64>, JsValue>;

        #[wasm_bindgen(method, catch)]
        fn add(this: &Handle, number: f64) -> Result<(), JsValue>;

        #[wasm_bindgen(method)]
        fn free(this: &Handle);
    }

    fn handle() -> Handle {
        JsValue::from(Average::new()).unchecked_into()
    }

    #[wasm_bindgen_test]
    fn a_number_that_is_refused_throws_a_range_error_and_changes_nothing() {
        let average = handle();
        assert_eq!(average.value().unwrap(), None);
        average.add(7.0).unwrap();
        for (number, written) in [(f64::NAN, "NaN"), (f64::NEG_INFINITY, "-Infinity")] {
            let error: RangeError = average.add(number).unwrap_err().dyn_into().unwrap();
            let expected = format!("{written} has no mean with others: add finite numbers");
            assert_eq!(String::from(error.message()), expected);
            assert_eq!(average.value().unwrap(), Some(7.0));
        }
    }

    #[wasm_bindgen_test]
    fn use_after_free_throws() {
        let average = handle();
        average.free();
        assert!(average.value().is_err());
        assert!(average.add(1.0).is_err());
    }
}
