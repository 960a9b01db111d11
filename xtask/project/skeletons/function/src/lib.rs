#![doc = include_str!("../README.md")]

mod words;

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(all(feature = "small", target_family = "wasm"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Runs once, when the module is instantiated.
#[wasm_bindgen(start, private)]
fn start() {
    #[cfg(feature = "panic-hook")]
    console_error_panic_hook::set_once();
}

/// Counts the words of a text: what stands between white space, in any script that has some.
///
/// @param text - Any text; an empty one has no words.
/// @returns How many words there are.
#[wasm_bindgen(js_name = countWords)]
#[must_use]
pub fn count_words(text: &str) -> usize {
    words::count(text)
}
