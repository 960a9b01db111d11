//! The same tests on every host: natively, in Node, in Chrome.

use counter::Counter;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn starts_where_it_is_told() {
    assert_eq!(Counter::new(0).value(), 0);
    assert_eq!(Counter::new(5).value(), 5);
}

#[wasm_bindgen_test(unsupported = test)]
fn counts_one_by_one() {
    let mut counter = Counter::new(5);
    counter.increment();
    assert_eq!(counter.value(), 6, "5, after the first increment()");
    counter.increment();
    assert_eq!(counter.value(), 7, "5, after the second increment()");
}

#[wasm_bindgen_test(unsupported = test)]
fn stays_at_the_largest_value() {
    let mut counter = Counter::new(u32::MAX - 1);
    counter.increment();
    assert_eq!(counter.value(), u32::MAX, "one below the largest, after increment()");
    counter.increment();
    assert_eq!(counter.value(), u32::MAX, "the largest, after increment()");
}
