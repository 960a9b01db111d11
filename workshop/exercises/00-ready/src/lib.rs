//! Says whether this machine is ready.

use wasm_bindgen::prelude::wasm_bindgen;

/// Whether this machine is ready.
#[wasm_bindgen]
#[must_use]
pub fn state() -> String {
    todo!("say \"ready\"")
}
