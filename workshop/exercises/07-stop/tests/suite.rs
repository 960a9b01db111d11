//! The counting, which needs no JavaScript.

use stop::Primes;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn primes_are_counted() {
    for (below, expected) in [(0, 0), (2, 0), (3, 1), (10, 4), (100, 25), (100_000, 9592)] {
        let mut primes = Primes::below(below);
        while primes.step() {}
        assert_eq!(primes.found(), expected, "below {below}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_step_is_ten_thousand_numbers() {
    let mut primes = Primes::below(25_000);
    assert_eq!([primes.step(), primes.step(), primes.step()], [true, true, false]);
}
