//! The pixels as Rust sees them.

use pixels::{Picture, inverted};
use wasm_bindgen_test::wasm_bindgen_test;

/// Two pixels in a row: orange, and a dark blue that one can half see through.
const ROW: [u8; 8] = [255, 160, 0, 255, 0, 20, 60, 128];

fn picture() -> Picture {
    let mut picture = Picture::new(2, 1).unwrap();
    picture.rgba().copy_from_slice(&ROW);
    picture
}

#[wasm_bindgen_test(unsupported = test)]
fn colours_are_inverted_and_alpha_stays() {
    let mut picture = picture();
    picture.invert();
    assert_eq!(picture.rgba(), [0, 95, 255, 255, 255, 235, 195, 128]);
    assert_eq!(picture.rgba(), inverted(&ROW));
    picture.invert();
    assert_eq!(picture.rgba(), ROW, "twice");
}

#[wasm_bindgen_test(unsupported = test)]
fn pixels_stay_where_they_are() {
    let mut picture = picture();
    let before = picture.rgba().as_ptr();
    picture.invert();
    assert_eq!(picture.rgba().as_ptr(), before, "the address of the pixels, after and before");
}
