//! A picture that can be remembered, and put back.

pub mod memory;

use js_sys::{RangeError, Uint8ClampedArray};
use wasm_bindgen::prelude::wasm_bindgen;

/// A picture whose pixels stay in the module's memory.
#[wasm_bindgen]
pub struct Picture {
    pixels: Vec<u8>,
    remembered: Vec<Vec<u8>>,
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
        let pixels = length.and_then(memory::zeros).ok_or_else(too_large)?;
        Ok(Picture { pixels, remembered: Vec::new() })
    }

    /// Gives a view of the pixels: reading it reads the picture, writing it changes the picture.
    #[must_use]
    pub fn pixels(&mut self) -> Uint8ClampedArray {
        memory::view(self.pixels.as_mut_ptr().addr(), self.pixels.len())
    }

    /// Keeps a copy of the pixels.
    ///
    /// @throws {RangeError} If there is no memory for it.
    pub fn remember(&mut self) -> Result<(), RangeError> {
        self.remembered.try_reserve(1).map_err(|_| too_large())?;
        let mut copy = memory::zeros(self.pixels.len()).ok_or_else(too_large)?;
        copy.copy_from_slice(&self.pixels);
        self.remembered.push(copy);
        Ok(())
    }

    /// Puts the copy back that was made last, and forgets it.
    ///
    /// @returns Whether there was one.
    pub fn undo(&mut self) -> bool {
        let copy = self.remembered.pop();
        if let Some(copy) = &copy {
            self.pixels.copy_from_slice(copy);
        }
        copy.is_some()
    }
}

/// For Rust.
impl Picture {
    /// The pixels.
    pub fn rgba(&mut self) -> &mut [u8] {
        &mut self.pixels
    }
}

fn too_large() -> RangeError {
    RangeError::new("there is no memory for it: take fewer pixels, or remember less")
}
