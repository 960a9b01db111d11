//! Refuses what it cannot use.

pub mod light;

use light::Light;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// Reads a colour.
///
/// @param text - The colour, such as #ff8000.
/// @returns Red, green and blue.
/// @throws {Error} If it is no colour.
#[wasm_bindgen]
pub fn channels(text: &str) -> Result<Vec<u8>, JsError> {
    // `?` makes a JsError of whatever is an std::error::Error, with its message. Since JsError exists in Wasm alone, nothing is
    // decided here: what decides is tested natively.
    Ok(light::channels(text)?.to_vec())
}

/// A lamp, off at first.
#[wasm_bindgen]
#[derive(Default)]
pub struct Lamp {
    light: Light,
}

#[wasm_bindgen]
impl Lamp {
    /// Makes one that is off.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets both, or none.
    ///
    /// @param colour - Such as #ff8000.
    /// @param level - From 0 to 100.
    /// @throws {Error} If one of them is wrong; the lamp stays as it was.
    pub fn set(&mut self, colour: &str, level: f64) -> Result<(), JsError> {
        // An Err comes back from here, and so the glue gives back its loan of the lamp. A panic does not come back.
        Ok(self.light.set(colour, level)?)
    }

    /// Red, green and blue.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn colour(&self) -> Vec<u8> {
        self.light.colour.to_vec()
    }

    /// From 0 to 100.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn level(&self) -> f64 {
        self.light.level
    }
}
