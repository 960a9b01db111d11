//! What the compiler is said to refuse, or to let pass.

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "private")]
#[wasm_bindgen]
fn hidden() {}

#[cfg(feature = "optional")]
#[wasm_bindgen(start)]
pub fn init() {
    console_error_panic_hook::set_once();
}

#[cfg(feature = "promise")]
#[wasm_bindgen]
pub async fn later() {}

/// Public, and never exported.
pub fn bare() {}

/// Exported, and never called.
#[wasm_bindgen]
pub fn kept() -> u32 {
    7
}
