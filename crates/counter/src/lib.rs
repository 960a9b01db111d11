#![doc = include_str!("../README.md")]

mod count;

use count::{Count, Refused};
use js_sys::{Number, RangeError};
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(all(feature = "small", target_family = "wasm"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

// ANCHOR: class
/// Counts in whole numbers from -9007199254740991 to 9007199254740991, which are the ones that
/// `Number.isSafeInteger` accepts.
///
/// It lives in the module's memory: call `free()` when done, or declare it with `using`.
#[wasm_bindgen]
pub struct Counter {
    count: Count,
}

#[wasm_bindgen]
impl Counter {
    /// Makes a counter.
    ///
    /// @param start - The first value, a whole number from -9007199254740991 to 9007199254740991; 0 if left out.
    /// @throws {RangeError} If `start` is anything else.
    #[wasm_bindgen(constructor)]
    pub fn new(start: Option<f64>) -> Result<Self, RangeError> {
        let count = Count::new(start.unwrap_or(0.0))?;
        Ok(Self { count })
    }

    /// The current value.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn value(&self) -> f64 {
        self.count.value()
    }

    /// Adds one.
    ///
    /// @throws {RangeError} If the value is 9007199254740991 already; it stays that.
    pub fn increment(&mut self) -> Result<(), RangeError> {
        self.increment_by(1.0)
    }

    /// Adds any amount; a negative one counts down.
    ///
    /// @param amount - A whole number from -9007199254740991 to 9007199254740991.
    /// @throws {RangeError} If `amount` is anything else, or the new value would be; the value is left as it was.
    #[wasm_bindgen(js_name = incrementBy)]
    pub fn increment_by(&mut self, amount: f64) -> Result<(), RangeError> {
        Ok(self.count.add(amount)?)
    }

    /// Goes back to the value that the counter was made with.
    pub fn reset(&mut self) {
        self.count.reset();
    }
}
// ANCHOR_END: class

impl From<Refused> for RangeError {
    fn from(refused: Refused) -> Self {
        let range = format!("{} to {}", text(-count::MAX), text(count::MAX));
        Self::new(&match refused {
            Refused::Number(number) => {
                format!("{} is not a whole number from {range}", text(number))
            }
            Refused::Sum(value, amount) => format!(
                "{} plus {} is outside {range}; reset() takes the counter back to its start",
                text(value),
                text(amount)
            ),
        })
    }
}

/// The number as JavaScript writes it: `Infinity`, `1e+300`.
fn text(number: f64) -> String {
    String::from(Number::from(number).to_js_string())
}
