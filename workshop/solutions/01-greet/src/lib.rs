//! Greets by name.

use wasm_bindgen::prelude::wasm_bindgen;

/// Greets somebody.
///
/// @param name - Whom; with nothing but white space in it, a stranger.
/// @returns The greeting.
#[wasm_bindgen]
#[must_use]
pub fn greet(name: &str) -> String {
    // A view into the text that wasm-bindgen has copied for this call; nothing is copied again.
    let name = name.trim();
    let name = if name.is_empty() { "stranger" } else { name };
    // The String goes to JavaScript as a copy, and is freed.
    format!("Hello, {name}!")
}
