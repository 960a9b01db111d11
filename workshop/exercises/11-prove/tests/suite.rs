//! Tests of the test: natively, in Node, in Chrome.

use prove::{
    candidates::{CANDIDATES, Candidate},
    counterexample, naive, verdict,
};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn naive_is_the_definition() {
    assert_eq!(naive(&[1, 2, 9], 0), [1, 2, 9], "each alone");
    assert_eq!(naive(&[0, 3, 6], 1), [1, 3, 5], "(0 + 0 + 3) / 3, and so on");
    assert_eq!(naive(&[0, 0, 1], 1), [0, 0, 1], "0, a third, two thirds, to the nearest");
    assert_eq!(naive(&[10, 20], 2), [14, 16], "10, 10, 10, 20, 20, and 10, 10, 20, 20, 20");
    assert_eq!(naive(&[255; 3], 1000), [255; 3], "2001 times 255");
    assert_eq!(naive(&[], 3), [0; 0], "no bytes");
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_right_passes() {
    for Candidate { name, flaw, .. } in CANDIDATES {
        if flaw.is_none() {
            assert_eq!(verdict(name), "right", "{name} is the same as naive");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_wrong_does_not_slip_through() {
    let mut slipped = Vec::new();
    for candidate in CANDIDATES {
        let Candidate { name, blur, flaw: Some(flaw) } = candidate else { continue };
        let Some(input) = counterexample(&candidate) else {
            slipped.push(format!("{name} is wrong {flaw}"));
            continue;
        };
        let got = blur(&input.line, input.radius);
        assert_ne!(got, naive(&input.line, input.radius), "{name} is right with {input:?}");
    }
    assert_eq!(slipped, [""; 0], "these slipped through");
}
