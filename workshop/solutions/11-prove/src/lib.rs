//! An oracle: a plain function that quick ones are held against.

pub mod candidates;
pub mod random;

use candidates::{CANDIDATES, Candidate};
use random::Random;
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
    let count = 2 * radius + 1;
    let last = line.len().saturating_sub(1);
    let mean = |place: usize| {
        // The places are counted from one radius before the line, since there is nothing below 0 to
        // count with.
        let around = (place..place + count).map(|it| line[it.saturating_sub(radius).min(last)]);
        // In 64 bits on every host: an oracle that overflows knows nothing.
        let sum: u64 = around.map(u64::from).sum();
        let count = count as u64;
        // Half of the count more, so that a remainder of at least half rounds up; twice all of it,
        // since the count is odd.
        let mean = (2 * sum + count) / (2 * count);
        u8::try_from(mean).unwrap_or(u8::MAX)
    };
    (0..line.len()).map(mean).collect()
}

/// An input at which a candidate does not say what [`naive`] says.
#[must_use]
pub fn counterexample(candidate: &Candidate) -> Option<Input> {
    inputs().find(|Input { line, radius }| (candidate.blur)(line, *radius) != naive(line, *radius))
}

/// The small ones first: where one of them fails already, it is the easiest to understand.
fn inputs() -> impl Iterator<Item = Input> {
    let mut random = Random::new(1);
    // All lengths beyond what any code takes at a time, with radii from none to more than the line.
    let mixed = (0..=40).flat_map(|length| [0, 1, 2, 7, 40, 100].map(|radius| (length, radius)));
    let mixed = mixed.map(move |(length, radius)| Input { line: random.line(length), radius });
    // Nothing that is random is bright everywhere. Only there are sums as large as they can be.
    let bright = [1, 2, 5, 100].into_iter().flat_map(|length| {
        [1, 100, 1000].map(|radius| Input { line: vec![u8::MAX; length], radius })
    });
    small().chain(mixed).chain(bright)
}

/// All lines of up to three bytes, of those values at which something may turn.
fn small() -> impl Iterator<Item = Input> {
    let mut lines: Vec<Vec<u8>> = vec![vec![]];
    let mut longest = lines.clone();
    for _ in 0..3 {
        let longer =
            |line: &Vec<u8>| [0, 1, 2, 128, 254, 255].map(|byte| [&line[..], &[byte]].concat());
        longest = longest.iter().flat_map(longer).collect();
        lines.extend_from_slice(&longest);
    }
    let with_radii =
        |line: Vec<u8>| [0, 1, 2, 3, 4].map(|radius| Input { line: line.clone(), radius });
    lines.into_iter().flat_map(with_radii)
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
