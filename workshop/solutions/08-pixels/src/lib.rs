//! Pixels that stay in the module's memory.

pub mod memory;

use js_sys::{RangeError, Uint8ClampedArray};
use wasm_bindgen::prelude::wasm_bindgen;

/// Makes a copy with its colours inverted. This is the way that is too long.
///
/// @param pixels - Red, green, blue, alpha, and so on.
/// @returns A copy of them, with every colour at 255 less what it was.
#[wasm_bindgen]
#[must_use]
pub fn inverted(pixels: &[u8]) -> Vec<u8> {
    let mut copy = pixels.to_vec();
    for pixel in copy.chunks_exact_mut(4) {
        let [red, green, blue, _alpha] = pixel else { continue };
        for colour in [red, green, blue] {
            *colour = 255 - *colour;
        }
    }
    copy
}

/// A picture whose pixels stay in the module's memory.
#[wasm_bindgen]
pub struct Picture {
    // Never longer than it is at first, so that it never moves.
    pixels: Vec<u8>,
}

#[wasm_bindgen]
impl Picture {
    /// Makes a transparent black picture.
    ///
    /// @param width - Pixels in a row.
    /// @param height - Rows.
    /// @throws {RangeError} If there is no memory for it.
    #[wasm_bindgen(constructor)]
    pub fn new(width: usize, height: usize) -> Result<Picture, RangeError> {
        let length = width.checked_mul(height).and_then(|pixels| pixels.checked_mul(4));
        let pixels = length.and_then(memory::zeros);
        let pixels = pixels.ok_or_else(|| RangeError::new("too large: take fewer pixels"))?;
        Ok(Picture { pixels })
    }

    /// Inverts its colours, where they are.
    pub fn invert(&mut self) {
        // A borrow of the bytes themselves: nothing is allocated, so that the memory cannot grow.
        for pixel in self.pixels.chunks_exact_mut(4) {
            let [red, green, blue, _alpha] = pixel else { continue };
            for colour in [red, green, blue] {
                *colour = 255 - *colour;
            }
        }
    }

    /// Gives a view of the pixels: reading it reads the picture, writing it changes the picture.
    ///
    /// Use it at once, and take a new one next time: when the module's memory grows, it is gone. Not after `free()`.
    #[must_use]
    pub fn pixels(&mut self) -> Uint8ClampedArray {
        // An address of Rust's is a place in JavaScript's ArrayBuffer. `mut`, as JavaScript may
        // write there. No `unsafe`, since Rust itself reads nothing through it. But nobody keeps
        // JavaScript from using the view when the pixels are freed and something else is there:
        // that is why the documentation says so.
        memory::view(self.pixels.as_mut_ptr().addr(), self.pixels.len())
    }
}

/// For Rust.
impl Picture {
    /// The pixels.
    pub fn rgba(&mut self) -> &mut [u8] {
        &mut self.pixels
    }
}
