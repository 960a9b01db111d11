//! A struct that JavaScript has as a class.

use wasm_bindgen::prelude::wasm_bindgen;

/// Counts up, one by one.
#[wasm_bindgen]
pub struct Counter {
    value: u32,
}

#[wasm_bindgen]
impl Counter {
    /// Makes a counter.
    ///
    /// @param start - Its first value.
    #[must_use]
    pub fn new(start: u32) -> Self {
        todo!("make a counter that starts at {start}")
    }

    /// Adds one; the largest value, 4294967295, stays.
    pub fn increment(&mut self) {
        todo!("add one to {}", self.value)
    }

    /// How far it has counted.
    #[must_use]
    pub fn value(&self) -> u32 {
        todo!("say how far it has counted: {}", self.value)
    }
}
