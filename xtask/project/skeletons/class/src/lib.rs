#![doc = include_str!("../README.md")]

mod mean;

use js_sys::{Number, RangeError};
use mean::{Mean, NotFinite};
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(all(feature = "small", target_family = "wasm"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The mean of the numbers that were added so far.
///
/// It lives in the module's memory: call `free()` when done, or declare it with `using`.
#[wasm_bindgen]
#[derive(Default)]
pub struct Average {
    mean: Mean,
}

#[wasm_bindgen]
impl Average {
    /// Starts without a number.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many numbers were added.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn count(&self) -> f64 {
        self.mean.count()
    }

    /// Their mean, `undefined` as long as there are none.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        self.mean.value()
    }

    /// Adds a number.
    ///
    /// @param number - Any but NaN and the infinities.
    /// @throws {RangeError} If `number` is one of these; nothing has changed then.
    pub fn add(&mut self, number: f64) -> Result<(), RangeError> {
        Ok(self.mean.add(number)?)
    }
}

impl From<NotFinite> for RangeError {
    fn from(NotFinite(number): NotFinite) -> Self {
        // As JavaScript writes it.
        let number = String::from(Number::from(number).to_js_string());
        Self::new(&format!("{number} has no mean with others: add finite numbers"))
    }
}
