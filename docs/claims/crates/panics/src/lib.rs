//! A panic, with and without the hook.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(start)]
pub fn start() {
    #[cfg(feature = "hook")]
    console_error_panic_hook::set_once();
}

/// Panics unless the text is a number.
#[wasm_bindgen]
pub fn doubled(text: &str) -> u32 {
    match text.parse::<u32>() {
        Ok(number) => number * 2,
        Err(_) => panic!("“{text}” is not a number"),
    }
}

/// Whether a panic was caught.
#[wasm_bindgen]
pub fn catches() -> bool {
    std::panic::catch_unwind(|| doubled("x")).is_err()
}

#[wasm_bindgen]
pub struct Meter {
    value: u32,
}

#[wasm_bindgen]
impl Meter {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Meter {
        Meter { value: 0 }
    }

    /// Adds a number, and panics at anything else.
    pub fn add(&mut self, text: &str) -> u32 {
        self.value += doubled(text);
        self.value
    }
}
