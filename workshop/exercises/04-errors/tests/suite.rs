//! The same tests on every host: natively, in Node, in Chrome.

use errors::light::{Light, Refused, channels};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn a_colour_is_read() {
    assert_eq!(channels("#ff8000"), Ok([255, 128, 0]));
    assert_eq!(channels("#ABCDEF"), Ok([171, 205, 239]));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_no_colour_is_refused() {
    for text in [
        "orange", "", "#", "ff8000", "0ff8000", "#ff800", "#ff80000", "#+f8000", "#ff800é", "€0000",
    ] {
        assert_eq!(channels(text), Err(Refused::Colour(text.to_owned())), "{text:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_no_level_is_refused() {
    let mut light = Light::default();
    for level in [0.0, 0.5, 100.0] {
        assert_eq!(light.set("#ff8000", level), Ok(()), "the level {level}");
    }
    for level in [-1.0, 100.5, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
        // As text, since NaN equals nothing, itself included.
        let outcome = format!("{:?}", light.set("#ff8000", level));
        assert_eq!(outcome, format!("Err(Level({level:?}))"));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_refusal_changes_nothing() {
    let mut light = Light { colour: [1, 2, 3], level: 50.0 };
    for (colour, level) in [("#ff8000", 101.0), ("orange", 10.0)] {
        assert!(light.set(colour, level).is_err(), "{colour} with the level {level} was taken");
        assert_eq!(light, Light { colour: [1, 2, 3], level: 50.0 }, "after {colour}, {level}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_message_names_the_thing_and_the_cure() {
    let message = Refused::Colour("#ff80".to_owned()).to_string();
    for part in ["\"#ff80\"", "#rrggbb"] {
        assert!(message.contains(part), "expected {part} in the message: {message}");
    }
}
