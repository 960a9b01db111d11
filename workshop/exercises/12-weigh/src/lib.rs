//! Says which letter a text has most of.

use std::collections::HashMap;

use wasm_bindgen::prelude::wasm_bindgen;

/// Says which letter a text has most of.
///
/// @param text - Any text. Its letters from a to z count, small or capital.
/// @returns The letter, small, and its share of all letters, such as `e 12.7 %`, half of a tenth rounded up; of several,
///   the first in the alphabet. Nothing where there is no letter.
#[wasm_bindgen]
#[must_use]
pub fn commonest(text: &str) -> String {
    let mut counts: HashMap<char, u32> = HashMap::new();
    for letter in text.chars().filter(char::is_ascii_alphabetic) {
        *counts.entry(letter.to_ascii_lowercase()).or_default() += 1;
    }
    if counts.is_empty() {
        return String::new();
    }
    let letters: u32 = counts.values().sum();
    let mut sorted: Vec<(char, u32)> = counts.into_iter().collect();
    sorted.sort_by_key(|&(letter, count)| (u32::MAX - count, letter));
    let (letter, count) = sorted[0];
    let tenths = (1000.0 * f64::from(count) / f64::from(letters)).round();
    format!("{letter} {:.1} %", tenths / 10.0)
}
