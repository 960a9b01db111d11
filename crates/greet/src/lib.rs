#![doc = include_str!("../README.md")]

mod greeting;

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

/// Greets someone by name.
///
/// The name is copied into the module as UTF-8 and the greeting is copied back out, so neither
/// side keeps anything to free. A lone surrogate, which UTF-8 cannot express, arrives as U+FFFD.
///
/// @param name - Any text, as long as memory allows; an empty one greets the world.
/// @returns The greeting.
#[wasm_bindgen]
#[must_use]
pub fn greet(name: &str) -> String {
    greeting::greeting(name)
}

/// Panics, to show what a panic looks like from JavaScript.
///
/// The instance must not be used afterwards: a panic is a trap, and leaves memory as it was half-way.
///
/// @param message - The panic's message.
///
/// # Panics
///
/// Always.
#[cfg(feature = "boom")]
#[wasm_bindgen]
#[expect(clippy::panic, reason = "the panic is what this shows")]
pub fn boom(message: &str) {
    panic!("{message}");
}

/// Takes the panic hook away, so that a panic is what it is without one.
#[cfg(feature = "boom")]
#[wasm_bindgen]
pub fn unhook() {
    drop(std::panic::take_hook());
}
