//! The same tests on every host: natively, where there is the plain loop alone, in Node, in Chrome.

use filter::{brighten, plain};
use wasm_bindgen_test::wasm_bindgen_test;

/// Small ones first, then those at the ends and beyond.
const AMOUNTS: [i32; 11] = [0, 1, -1, 100, -100, 255, -255, 256, -256, i32::MAX, i32::MIN];

fn filtered(pixels: &[u8], amount: i32) -> Vec<u8> {
    let mut pixels = pixels.to_owned();
    plain(&mut pixels, amount);
    pixels
}

#[wasm_bindgen_test(unsupported = test)]
fn colours_become_brighter_and_darker() {
    assert_eq!(filtered(&[10, 20, 30, 40], 5), [15, 25, 35, 40]);
    assert_eq!(filtered(&[10, 20, 30, 40], -5), [5, 15, 25, 40]);
    assert_eq!(filtered(&[1, 2, 3, 4, 5, 6, 7, 8], 0), [1, 2, 3, 4, 5, 6, 7, 8], "by nothing");
    assert_eq!(filtered(&[], 5), [0; 0], "no pixels");
}

#[wasm_bindgen_test(unsupported = test)]
fn they_stop_at_black_and_at_white() {
    assert_eq!(filtered(&[250, 251, 0, 9], 5), [255, 255, 5, 9]);
    assert_eq!(filtered(&[5, 4, 255, 9], -5), [0, 0, 250, 9]);
    for (amount, expected) in [(i32::MAX, [255, 255, 255, 9]), (i32::MIN, [0, 0, 0, 9])] {
        assert_eq!(filtered(&[0, 128, 255, 9], amount), expected, "by {amount}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_no_whole_pixel_stays() {
    assert_eq!(filtered(&[10, 20, 30, 40, 50], 5), [15, 25, 35, 40, 50]);
    assert_eq!(filtered(&[10, 20, 30], 5), [10, 20, 30]);
}

/// Holds `brighten`, which is `simd` where there are vectors, against `plain`.
fn compare(pixels: &[u8], amount: i32) {
    let expected = filtered(pixels, amount);
    // One byte further on, so that no address is a multiple of 16 by chance.
    for start in [0, 1] {
        let mut room = [&vec![7; start], pixels].concat();
        brighten(&mut room[start..], amount);
        for (place, (got, expected)) in room[start..].iter().zip(&expected).enumerate() {
            let was = pixels[place];
            assert_eq!(got, expected, "byte {place} of {}: {was} plus {amount}", pixels.len());
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn vectors_and_the_plain_loop_agree_at_every_length() {
    // 151 and 256 have no common divisor: each byte comes before any comes again.
    let bytes = (0..100_u8).map(|number| number.wrapping_mul(151));
    let bytes: Vec<u8> = bytes.collect();
    for length in 0..=bytes.len() {
        for amount in AMOUNTS {
            compare(&bytes[..length], amount);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn vectors_and_the_plain_loop_agree_on_every_byte() {
    let pixels: Vec<u8> = (0..=255).flat_map(|byte| [byte; 4]).collect();
    for amount in AMOUNTS {
        compare(&pixels, amount);
    }
}
