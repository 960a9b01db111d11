//! One body of tests for every host: natively under `cargo test`, in Node under `wasm-pack test --node`,
//! in a worker with `WASM_BINDGEN_USE_DEDICATED_WORKER=1`; `browser.rs` includes it for a page.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use dice::{roll, uuid};
use std::collections::HashSet;
use wasm_bindgen_test::wasm_bindgen_test;

/// Each of the two tests of fairness fails for a fair die once in so many runs.
const RUNS_PER_FALSE_ALARM: f64 = 1e9;

#[wasm_bindgen_test(unsupported = test)]
fn every_roll_is_in_range_and_every_side_comes_up() {
    // A side of twenty that stays away for 10,000 rolls: 20 * 0.95^10000, once in 10^221 runs.
    let rolls = roll(20.0, 10_000.0).unwrap();
    assert_eq!(rolls.len(), 10_000);
    assert_eq!(rolls.into_iter().collect::<HashSet<_>>(), (1..=20).collect());
}

#[wasm_bindgen_test(unsupported = test)]
fn the_least_and_the_most_sides_work() {
    assert_eq!(roll(1.0, 3.0).unwrap(), [1, 1, 1]);
    assert!(roll(4_294_967_295.0, 1000.0).unwrap().iter().all(|roll| *roll > 0));
}

#[wasm_bindgen_test(unsupported = test)]
fn no_dice_give_no_rolls() {
    assert!(roll(6.0, 0.0).unwrap().is_empty());
}

#[wasm_bindgen_test(unsupported = test)]
fn seven_sides_are_equally_likely() {
    assert_even(7, roll(7.0, 700_000.0).unwrap());
}

/// With plain modulo the lowest third of this die would come up half of the time.
#[wasm_bindgen_test(unsupported = test)]
fn a_die_that_does_not_divide_32_bits_is_fair() {
    const THIRD: u32 = 1 << 30;
    let rolls = roll(f64::from(3 * THIRD), 300_000.0).unwrap();
    assert_even(3, rolls.into_iter().map(|roll| (roll - 1) / THIRD + 1));
}

/// Pearson's chi-square test that the outcomes from 1 to `outcomes`, an odd number, are equally likely.
///
/// With 2k degrees of freedom the chance of a statistic beyond 2x is e^-x (1 + x + x²/2! + …), of k terms
/// (<https://dlmf.nist.gov/8.4.E10>). This is the limit for many draws; here each outcome is expected 100,000 times.
fn assert_even(outcomes: u32, drawn: impl IntoIterator<Item = u32>) {
    let mut counts = vec![0_u32; outcomes as usize];
    for outcome in drawn {
        counts[outcome as usize - 1] += 1;
    }
    let expected = f64::from(counts.iter().sum::<u32>()) / f64::from(outcomes);
    let x = counts.iter().map(|count| (f64::from(*count) - expected).powi(2)).sum::<f64>()
        / expected
        / 2.0;
    let mut term = (-x).exp();
    let mut chance = 0.0;
    for k in 1..=(outcomes - 1) / 2 {
        chance += term;
        term *= x / f64::from(k);
    }
    assert!(chance * RUNS_PER_FALSE_ALARM > 1.0, "{counts:?} come up with a chance of {chance}");
}

#[wasm_bindgen_test(unsupported = test)]
fn uuids_are_distinct() {
    // Two of 10,000 equal by chance: 10^8 / 2 pairs among 2^122, once in 10^29 runs.
    let uuids: HashSet<String> = (0..10_000).map(|_| uuid().unwrap()).collect();
    assert_eq!(uuids.len(), 10_000);
}

#[wasm_bindgen_test(unsupported = test)]
fn uuids_have_the_shape_of_version_4() {
    for uuid in (0..1000).map(|_| uuid().unwrap()) {
        assert_eq!(uuid.len(), 36);
        for (index, character) in uuid.char_indices() {
            let fits = match index {
                8 | 13 | 18 | 23 => character == '-',
                14 => character == '4',
                19 => matches!(character, '8' | '9' | 'a' | 'b'),
                _ => matches!(character, '0'..='9' | 'a'..='f'),
            };
            assert!(fits, "{character} at {index} of {uuid}");
        }
    }
}

/// What only exists with a JavaScript engine on the other side.
#[cfg(target_family = "wasm")]
mod over_the_boundary {
    use dice::{roll, uuid};
    use js_sys::{Error, Function, Object, RangeError, Reflect};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn sides_and_counts_out_of_range_throw_a_range_error() {
        for (number, written) in [
            (-1.0, "-1"),
            (2.5, "2.5"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "Infinity"),
            (4_294_967_296.0, "4294967296"),
        ] {
            let sides = format!("sides must be a whole number from 1 to 4294967295, not {written}");
            assert_range_error(roll(number, 1.0), &sides);
            let count = format!("count must be a whole number from 0 to 16777216, not {written}");
            assert_range_error(roll(6.0, number), &count);
        }
        assert_range_error(
            roll(0.0, 1.0),
            "sides must be a whole number from 1 to 4294967295, not 0",
        );
        assert_range_error(
            roll(6.0, 16_777_217.0),
            "count must be a whole number from 0 to 16777216, not 16777217",
        );
    }

    fn assert_range_error(rolled: Result<Vec<u32>, Error>, message: &str) {
        let error = rolled.unwrap_err();
        assert!(error.is_instance_of::<RangeError>());
        assert_eq!(error.message(), message);
    }

    #[wasm_bindgen_test]
    fn an_engine_without_randomness_makes_them_throw_and_can_recover() {
        let crypto: Object =
            Reflect::get(&js_sys::global(), &"crypto".into()).unwrap().unchecked_into();
        let name = JsValue::from("getRandomValues");
        let broken = Function::new_no_args("throw new Error('broken')");

        // Hides the method of the prototype until it is deleted again.
        Reflect::set(&crypto, &name, &broken).unwrap();
        let outcomes = (roll(6.0, 1.0), uuid());
        Reflect::delete_property(&crypto, &name).unwrap();

        for error in [outcomes.0.unwrap_err(), outcomes.1.unwrap_err()] {
            let message = String::from(error.message());
            assert!(message.starts_with("no randomness to be had: "), "{message}");
        }
        assert!(roll(6.0, 1.0).is_ok() && uuid().is_ok());
    }
}
