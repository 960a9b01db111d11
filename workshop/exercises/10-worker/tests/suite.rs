//! The picture, wherever it is painted: natively, in Node, in a worker of Chrome.

use wasm_bindgen_test::wasm_bindgen_test;
use worker::paint;

/// Smaller than on the page, since this is not about time.
const WIDTH: u32 = 30;
const HEIGHT: u32 = 20;

#[wasm_bindgen_test(unsupported = test)]
fn paints_the_set_black_in_the_middle() {
    let pixels = paint(WIDTH, HEIGHT).expect("600 pixels");
    assert_eq!(pixels.len(), 4 * 600);
    let pixel = |x: usize, y: usize| &pixels[4 * (30 * y + x)..][..4];
    assert_eq!(pixel(15, 10), [0, 0, 0, 255], "the middle stays");
    assert_eq!(pixel(0, 0)[2], 255, "the corner leaves");
}

#[wasm_bindgen_test(unsupported = test)]
fn the_lower_half_mirrors_the_upper_one() {
    let pixels = paint(WIDTH, HEIGHT).expect("600 pixels");
    let mirrored: Vec<u8> = pixels.chunks(4 * 30).rev().flatten().copied().collect();
    assert_eq!(mirrored, pixels);
}

#[wasm_bindgen_test(unsupported = test)]
fn refuses_what_is_no_picture() {
    for (width, height) in [(0, 5), (5, 0), (5000, 5000), (u32::MAX, u32::MAX)] {
        let message = format!("{width} × {height} pixels are none, or more than 16 million");
        assert_eq!(paint(width, height), Err(message));
    }
}
