//! The Mandelbrot set: a picture that takes its time.

use wasm_bindgen::{Clamped, JsError, prelude::wasm_bindgen};

/// How often a point is moved before it counts as one that stays.
const MOVES: u32 = 10_000;

/// Paints the Mandelbrot set.
///
/// @param width - How many pixels it is wide.
/// @param height - How many pixels it is high.
/// @returns The pixels, row by row, as an `ImageData` takes them.
/// @throws {Error} If there would be none, or more than 16 million.
#[wasm_bindgen]
pub fn mandelbrot(width: u32, height: u32) -> Result<Clamped<Vec<u8>>, JsError> {
    paint(width, height).map(Clamped).map_err(|message| JsError::new(&message))
}

/// Red, green, blue and alpha of each pixel; or why there are none.
pub fn paint(width: u32, height: u32) -> Result<Vec<u8>, String> {
    let count = u64::from(width) * u64::from(height);
    if count == 0 || count > 16_000_000 {
        return Err(format!("{width} × {height} pixels are none, or more than 16 million"));
    }
    // Three units wide, with the middle of the set in the middle.
    let scale = 3.0 / f64::from(width);
    let (left, top) = (f64::from(width) / 2.0, f64::from(height) / 2.0);
    let rows = (0..height).map(|row| (f64::from(row) + 0.5 - top) * scale);
    let pixels = rows.flat_map(|y| {
        let columns = (0..width).map(move |column| (f64::from(column) + 0.5 - left) * scale - 0.7);
        columns.flat_map(move |x| colour(x, y))
    });
    Ok(pixels.collect())
}

/// Black where the point stays; else the brighter the longer it took to leave.
fn colour(x: f64, y: f64) -> [u8; 4] {
    let (mut real, mut imaginary) = (0.0, 0.0);
    for moves in 0..MOVES {
        if real * real + imaginary * imaginary > 4.0 {
            let bright = u8::try_from(moves * 8).unwrap_or(u8::MAX);
            return [bright / 2, bright, 255, 255];
        }
        (real, imaginary) = (real * real - imaginary * imaginary + x, 2.0 * real * imaginary + y);
    }
    [0, 0, 0, 255]
}
