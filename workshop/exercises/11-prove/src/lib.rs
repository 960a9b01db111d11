//! An oracle: a plain function that quick ones are held against.

pub mod candidates;
pub mod random;

use candidates::{CANDIDATES, Candidate};
use wasm_bindgen::prelude::wasm_bindgen;

/// What a function is tried with.
#[derive(Debug)]
pub struct Input {
    pub line: Vec<u8>,
    pub radius: usize,
}

/// Blurs a line, as plainly as can be.
#[must_use]
pub fn naive(line: &[u8], radius: usize) -> Vec<u8> {
    todo!("the mean around each of {} bytes, radius {radius}", line.len())
}

/// An input at which a candidate does not say what [`naive`] says.
#[must_use]
pub fn counterexample(candidate: &Candidate) -> Option<Input> {
    todo!("try inputs until {} is wrong", candidate.name)
}

/// The names of all candidates.
#[wasm_bindgen]
#[must_use]
pub fn candidates() -> Vec<String> {
    CANDIDATES.iter().map(|candidate| candidate.name.to_owned()).collect()
}

/// What the oracle says of a candidate.
///
/// @param name - Its name.
/// @returns That it is right; or with which input it is wrong, and how.
#[wasm_bindgen]
#[must_use]
pub fn verdict(name: &str) -> String {
    let Some(candidate) = CANDIDATES.iter().find(|candidate| candidate.name == name) else {
        return format!("there is no {name}");
    };
    let Some(Input { line, radius }) = counterexample(candidate) else {
        return "right".to_owned();
    };
    let (got, expected) = ((candidate.blur)(&line, radius), naive(&line, radius));
    let mut pairs = got.iter().zip(&expected).enumerate();
    let what = match pairs.find(|(_, (got, expected))| got != expected) {
        Some((place, (got, expected))) => format!("byte {place} is {got}, not {expected}"),
        None => format!("there are {} bytes, and naive has {}", got.len(), expected.len()),
    };
    format!("wrong with radius {radius} and a line of {}: {what}", line.len())
}
