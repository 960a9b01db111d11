#![doc = include_str!("../README.md")]

mod smooth;

use bytemuck::allocation::try_zeroed_vec;
use js_sys::{RangeError, Uint8Array, WebAssembly};
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};

pub use smooth::smoothed;

#[cfg(all(feature = "small", target_family = "wasm"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The most bytes that one allocation holds on wasm32.
const MOST: f64 = 2_147_483_647.0;

/// Bytes that live in the module's memory, where they are computed with in place.
///
/// Call `free()` when done, or declare it with `using`. Every method that throws leaves the bytes as they were.
#[wasm_bindgen]
pub struct Signal {
    bytes: Vec<u8>,
}

#[wasm_bindgen]
impl Signal {
    /// Makes a signal of zeros.
    ///
    /// @param length - How many bytes, a whole number from 0 to 2147483647.
    /// @throws {RangeError} If `length` is anything else, or there is no memory for it.
    #[wasm_bindgen(constructor)]
    pub fn new(length: f64) -> Result<Self, RangeError> {
        let bytes = zeros(whole("length", length)?)?;
        Ok(Self { bytes })
    }

    /// Gives a view of the bytes, without a copy: reading it reads them, writing it changes them.
    ///
    /// Use it at once and drop it. When the module's memory grows, as `new Signal()` and `smooth()` can cause, it is
    /// detached: its length becomes 0. And it must not be used once the signal is freed.
    ///
    /// @returns The bytes, in the module's memory.
    #[must_use]
    pub fn bytes(&mut self) -> Uint8Array {
        let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
        let (start, length) = (self.bytes.as_mut_ptr().addr(), self.bytes.len());
        #[expect(clippy::cast_possible_truncation, reason = "Wasm's addresses have 32 bits")]
        Uint8Array::new_with_byte_offset_and_length(&memory.buffer(), start as u32, length as u32)
    }

    /// Replaces each byte by the mean of those around it, rounded to the nearest, halves up.
    ///
    /// @param radius - How many on each side count, a whole number from 0 to 2147483647. At the ends there are fewer.
    /// @throws {RangeError} If `radius` is anything else, or there is no memory for the result.
    pub fn smooth(&mut self, radius: f64) -> Result<(), RangeError> {
        let radius = whole("radius", radius)?;
        let mut result = zeros(self.bytes.len())?;
        for (byte, mean) in result.iter_mut().zip(smoothed(&self.bytes, radius)) {
            *byte = mean;
        }
        // Into the same place, where views are of.
        self.bytes.copy_from_slice(&result);
        Ok(())
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is checked before")]
fn whole(name: &str, number: f64) -> Result<usize, RangeError> {
    if number.fract() == 0.0 && (0.0..=MOST).contains(&number) {
        return Ok(number as usize);
    }
    Err(RangeError::new(&format!("{name} must be a whole number from 0 to {MOST}, not {number}")))
}

fn zeros(length: usize) -> Result<Vec<u8>, RangeError> {
    // Unlike `vec!`, it does not end the program where memory is short.
    try_zeroed_vec(length).map_err(|()| {
        RangeError::new(&format!("there is no memory for {length} bytes: free others"))
    })
}
