//! Greets by name.

use wasm_bindgen::prelude::wasm_bindgen;

/// Greets somebody.
///
/// @param name - Whom; with nothing but white space in it, a stranger.
/// @returns The greeting.
#[wasm_bindgen]
#[must_use]
pub fn greet(name: &str) -> String {
    todo!("greet by name: {name}")
}
