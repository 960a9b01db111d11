//! Typed arrays: copied, looked at where they are, or left on JavaScript's side.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

/// The glue copies the array into new memory.
#[wasm_bindgen]
pub fn bytes_length(bytes: &[u8]) -> usize {
    bytes.len()
}

/// The array stays where it is.
#[wasm_bindgen]
pub fn hold(_array: &Uint8Array) {}

/// Reads one byte of an array that stays where it is.
#[wasm_bindgen]
pub fn first(array: &Uint8Array) -> u8 {
    array.get_index(0)
}

#[wasm_bindgen]
pub struct Bytes(Vec<u8>);

#[wasm_bindgen]
impl Bytes {
    #[wasm_bindgen(constructor)]
    pub fn new(length: usize) -> Self {
        Self(vec![1; length])
    }

    pub fn pointer(&self) -> *const u8 {
        self.0.as_ptr()
    }

    /// The glue copies it into a new array, and frees the copy that this makes.
    pub fn get(&self) -> Vec<u8> {
        self.0.clone()
    }
}
