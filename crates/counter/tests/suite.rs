//! One body of tests for every host: natively under `cargo test`, in Node under `wasm-pack test --node`,
//! in a worker with `WASM_BINDGEN_USE_DEDICATED_WORKER=1`; `browser.rs` includes it for a page.

#![expect(clippy::float_cmp, reason = "a counter is exact")]
#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use counter::Counter;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn it_starts_at_zero_or_where_it_is_told() {
    assert_eq!(Counter::new(None).unwrap().value(), 0.0);
    assert_eq!(Counter::new(Some(-5.0)).unwrap().value(), -5.0);
}

#[wasm_bindgen_test(unsupported = test)]
fn it_counts_up_and_down_and_back_to_its_start() {
    let mut counter = Counter::new(Some(10.0)).unwrap();
    counter.increment().unwrap();
    assert_eq!(counter.value(), 11.0);
    counter.increment_by(-31.0).unwrap();
    assert_eq!(counter.value(), -20.0);
    counter.reset();
    assert_eq!(counter.value(), 10.0);
}

/// What only exists with a JavaScript engine on the other side.
#[cfg(target_family = "wasm")]
mod over_the_boundary {
    use counter::Counter;
    use js_sys::{Array, ArrayBuffer, Function, Promise, RangeError, Reflect, WebAssembly};
    use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
    use wasm_bindgen_futures::JsFuture;
    use wasm_bindgen_test::{console_log, wasm_bindgen_test};

    #[wasm_bindgen]
    extern "C" {
        /// A counter, held the way JavaScript holds it.
        type Handle;

        #[wasm_bindgen(method, getter, catch)]
        fn value(this: &Handle) -> Result<f64, JsValue>;

        #[wasm_bindgen(method, catch)]
        fn increment(this: &Handle) -> Result<(), JsValue>;

        #[wasm_bindgen(method, catch, js_name = incrementBy)]
        fn increment_by(this: &Handle, amount: f64) -> Result<(), JsValue>;

        #[wasm_bindgen(method, catch)]
        fn reset(this: &Handle) -> Result<(), JsValue>;

        #[wasm_bindgen(method)]
        fn free(this: &Handle);
    }

    fn handle(start: f64) -> Handle {
        JsValue::from(Counter::new(Some(start)).unwrap()).unchecked_into()
    }

    /// The class itself.
    fn class() -> Function {
        let counter = JsValue::from(Counter::new(None).unwrap());
        Reflect::get(&counter, &"constructor".into()).unwrap().unchecked_into()
    }

    /// Compiles when it is run, so that syntax which an engine lacks fails here and not at load.
    fn javascript(source: &str) -> Result<Function, JsValue> {
        js_sys::eval(source).map(JsCast::unchecked_into)
    }

    fn memory_size() -> u32 {
        let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
        memory.buffer().unchecked_into::<ArrayBuffer>().byte_length()
    }

    fn message(error: &JsValue) -> String {
        let error: &RangeError = error.dyn_ref().unwrap();
        String::from(error.message())
    }

    #[wasm_bindgen_test]
    fn a_number_that_is_refused_throws_a_range_error_and_changes_nothing() {
        let counter = handle(7.0);
        for (amount, written) in [
            (2.5, "2.5"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "Infinity"),
            (f64::NEG_INFINITY, "-Infinity"),
            (9_007_199_254_740_992.0, "9007199254740992"),
            (1e300, "1e+300"),
        ] {
            let expected = format!(
                "{written} is not a whole number from -9007199254740991 to 9007199254740991"
            );
            assert_eq!(message(&counter.increment_by(amount).unwrap_err()), expected);
            assert_eq!(counter.value().unwrap(), 7.0);

            let thrown = Reflect::construct(&class(), &Array::of1(&amount.into())).unwrap_err();
            assert_eq!(message(&thrown), expected);
        }
    }

    #[wasm_bindgen_test]
    fn overflow_throws_a_range_error_and_changes_nothing() {
        let counter = handle(9_007_199_254_740_990.0);
        counter.increment().unwrap();
        let message = message(&counter.increment().unwrap_err());
        assert!(
            message.starts_with(
                "9007199254740991 plus 1 is outside -9007199254740991 to 9007199254740991;"
            ),
            "{message}"
        );
        assert_eq!(counter.value().unwrap(), 9_007_199_254_740_991.0);
        counter.reset().unwrap();
        assert_eq!(counter.value().unwrap(), 9_007_199_254_740_990.0);
    }

    #[wasm_bindgen_test]
    fn use_after_free_throws() {
        let counter = handle(1.0);
        counter.free();
        assert!(counter.value().is_err());
        assert!(counter.increment().is_err());
        assert!(counter.increment_by(1.0).is_err());
        assert!(counter.reset().is_err());
    }

    #[wasm_bindgen_test]
    fn a_million_counters_made_and_freed_leave_memory_as_large_as_it_was() {
        let class = class();
        let make_and_free =
            javascript("Counter => { for (let i = 0; i < 1_000_000; i++) new Counter(i).free(); }")
                .unwrap();
        let before = memory_size();
        make_and_free.call1(&JsValue::UNDEFINED, &class).unwrap();
        assert_eq!(memory_size(), before);
    }

    #[wasm_bindgen_test]
    fn using_frees_at_the_end_of_the_block_however_it_is_left() {
        let compiled = javascript(
            "(Counter, leave) => {
                let kept;
                try { using counter = new Counter(1); kept = counter; leave(counter); } catch {}
                return kept;
            }",
        );
        let Ok(function) = compiled else {
            let error = js_sys::Error::from(compiled.unwrap_err());
            console_log!("left out: this engine cannot compile `using`: {}", error.message());
            return;
        };
        for leave in ["counter => counter.increment()", "counter => counter.incrementBy(0.5)"] {
            let leave = javascript(leave).unwrap();
            let kept = function.call2(&JsValue::UNDEFINED, &class(), &leave).unwrap();
            assert!(kept.unchecked_into::<Handle>().value().is_err());
        }
    }

    #[wasm_bindgen_test]
    async fn a_counter_that_is_merely_dropped_is_finalized_in_the_end() {
        const BATCHES: usize = 50;
        const BATCH: usize = 10_000;

        let Some(collect_garbage) = collect_garbage() else {
            console_log!("left out: this engine was not started with a global `gc` function");
            return;
        };
        let drop_a_batch =
            javascript("(Counter, count) => { for (let i = 0; i < count; i++) new Counter(i); }")
                .unwrap();
        let next_task = javascript("() => new Promise(resolve => setTimeout(resolve))").unwrap();
        for _ in 0..BATCHES {
            drop_a_batch.call2(&JsValue::UNDEFINED, &class(), &BATCH.into()).unwrap();
            collect_garbage.call0(&JsValue::UNDEFINED).unwrap();
            // Finalizers run as tasks of their own.
            let promise: Promise = next_task.call0(&JsValue::UNDEFINED).unwrap().unchecked_into();
            JsFuture::from(promise).await.unwrap();
        }
        // Without finalizers all of them would be in memory now.
        let needed = BATCHES * BATCH * size_of::<Counter>();
        assert!((memory_size() as usize) < needed / 2, "{} of {needed} bytes", memory_size());
    }

    fn collect_garbage() -> Option<Function> {
        Reflect::get(&js_sys::global(), &"gc".into()).unwrap().dyn_into().ok()
    }
}
