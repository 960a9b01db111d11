//! One body of tests for every host: natively under `cargo test`, in Node under `wasm-pack test --node`,
//! in a worker with `WASM_BINDGEN_USE_DEDICATED_WORKER=1`; `browser.rs` includes it for a page.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};
use skeleton_compute::smoothed;
use wasm_bindgen_test::wasm_bindgen_test;

/// What the documentation says, word by word.
fn naive(bytes: &[u8], radius: usize) -> Vec<u8> {
    let mean = |at: usize| {
        let around = &bytes[at.saturating_sub(radius)..bytes.len().min(at + radius + 1)];
        let sum: usize = around.iter().map(|byte| usize::from(*byte)).sum();
        u8::try_from((2 * sum + around.len()) / (2 * around.len())).unwrap()
    };
    (0..bytes.len()).map(mean).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[wasm_bindgen_test(unsupported = test)]
    fn it_is_what_the_documentation_says(bytes: Vec<u8>, radius in 0_usize..120) {
        prop_assert_eq!(smoothed(&bytes, radius).collect::<Vec<_>>(), naive(&bytes, radius));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_radius_beyond_all_bytes_gives_their_mean() {
    for radius in [3, 1000, usize::MAX] {
        assert!(smoothed(&[1, 2, 3, 4], radius).eq([3; 4]), "{radius}");
    }
}

/// What only exists with a JavaScript engine on the other side.
#[cfg(target_family = "wasm")]
mod over_the_boundary {
    use js_sys::{JsString, Uint8Array};
    use skeleton_compute::Signal;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn javascript_fills_and_reads_the_bytes_where_they_are() {
        let mut signal = Signal::new(5.0).unwrap();
        signal.bytes().set(&Uint8Array::from([0, 0, 90, 0, 0].as_slice()), 0);
        signal.smooth(1.0).unwrap();
        assert_eq!(signal.bytes().to_vec(), [0, 30, 30, 30, 0]);
    }

    #[wasm_bindgen_test]
    fn a_number_that_is_refused_is_named_and_changes_nothing() {
        let mut signal = Signal::new(1.0).unwrap();
        signal.bytes().fill(7, 0, 1);
        for (number, written) in [(0.5, "0.5"), (-1.0, "-1"), (f64::NAN, "NaN"), (1e300, "1")] {
            let error = signal.smooth(number).unwrap_err();
            let expected = "radius must be a whole number from 0 to 2147483647, not ";
            assert!(error.message().includes(&format!("{expected}{written}"), 0));
            assert!(Signal::new(number).is_err());
            assert_eq!(signal.bytes().to_vec(), [7]);
        }
    }

    #[wasm_bindgen_test]
    fn without_memory_there_is_an_error_and_the_module_works_on() {
        let signals: Vec<Signal> = std::iter::from_fn(|| Signal::new(1e9).ok()).collect();
        let message: JsString = Signal::new(1e9).err().unwrap().message();
        assert_eq!(message, "there is no memory for 1000000000 bytes: free others");
        drop(signals);
        assert!(Signal::new(1000.0).is_ok());
    }
}
