//! Says which letter a text has most of.

use wasm_bindgen::prelude::wasm_bindgen;

/// Says which letter a text has most of.
///
/// @param text - Any text. Its letters from a to z count, small or capital.
/// @returns The letter, small, and its share of all letters, such as `e 12.7 %`, half of a tenth rounded up; of several,
///   the first in the alphabet. Nothing where there is no letter.
#[wasm_bindgen]
#[must_use]
pub fn commonest(text: &str) -> String {
    // One place for each letter: nothing is hashed, allocated or sorted.
    let mut counts = [0_u32; 26];
    for byte in text.bytes() {
        // What is no letter has no place. `counts[…]` would panic there, and a panic brings its
        // message and what formats it.
        let place = usize::from(byte.to_ascii_lowercase().wrapping_sub(b'a'));
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
    let (mut most, mut commonest) = (0, b'a');
    for (letter, &count) in (b'a'..=b'z').zip(&counts) {
        if count > most {
            (most, commonest) = (count, letter);
        }
    }
    let letters: u32 = counts.iter().sum();
    if letters == 0 {
        return String::new();
    }
    // Tenths of a percent are whole numbers: what writes a float correctly, whatever it is, weighs more than all of this.
    let (most, letters) = (u64::from(most), u64::from(letters));
    let tenths = (most * 1000 + letters / 2) / letters;
    let mut said = String::new();
    said.push(char::from(commonest));
    said.push(' ');
    for unit in [1000, 100] {
        if tenths >= unit {
            said.push(digit(tenths / unit));
        }
    }
    said.push(digit(tenths / 10));
    said.push('.');
    said.push(digit(tenths));
    said.push_str(" %");
    said
}

/// The last digit of a number.
fn digit(number: u64) -> char {
    char::from(b'0' + (number % 10) as u8)
}
