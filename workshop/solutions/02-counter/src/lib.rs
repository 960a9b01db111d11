//! A struct that JavaScript has as a class.

use wasm_bindgen::prelude::wasm_bindgen;

/// Counts up, one by one.
#[wasm_bindgen]
pub struct Counter {
    // Private: it stays in the module's memory. The JavaScript object holds nothing but the address of the struct.
    value: u32,
}

#[wasm_bindgen]
impl Counter {
    /// Makes a counter.
    ///
    /// @param start - Its first value.
    // Without the word it would be a function of the class, `Counter.new(5)`, and `new Counter(5)` refused.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(start: u32) -> Self {
        Self { value: start }
    }

    /// Adds one; the largest value, 4294967295, stays.
    pub fn increment(&mut self) {
        // `+= 1` would panic at the end in a development build, and begin again at 0 in a release
        // build.
        self.value = self.value.saturating_add(1);
    }

    /// How far it has counted.
    // To be read without parentheses. Nobody outside can write it: for that there is `setter`.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn value(&self) -> u32 {
        self.value
    }
}
