//! Strings: UTF-16 there, UTF-8 here, so each is converted and copied.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub fn text_length(text: &str) -> usize {
    text.len()
}

#[wasm_bindgen]
pub struct Text(String);

#[wasm_bindgen]
impl Text {
    #[wasm_bindgen(constructor)]
    pub fn new(text: String) -> Self {
        Self(text)
    }

    pub fn get(&self) -> String {
        self.0.clone()
    }
}
