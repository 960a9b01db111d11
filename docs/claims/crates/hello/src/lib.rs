//! A greeting, with what its size depends on as features.

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "wee")]
#[global_allocator]
static ALLOCATOR: wee_alloc::WeeAlloc = wee_alloc::WeeAlloc::INIT;

#[cfg(feature = "lol")]
#[global_allocator]
// SAFETY: nothing here starts a thread.
static ALLOCATOR: lol_alloc::AssumeSingleThreaded<lol_alloc::FreeListAllocator> =
    unsafe { lol_alloc::AssumeSingleThreaded::new(lol_alloc::FreeListAllocator::new()) };

#[cfg(feature = "hook")]
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

#[cfg(not(any(feature = "push", feature = "alloc")))]
#[wasm_bindgen]
pub fn greet(name: &str) -> String {
    #[cfg(feature = "print")]
    println!("greeting {name}");
    format!("Hello, {name}!")
}

#[cfg(feature = "push")]
#[wasm_bindgen]
pub fn greet(name: &str) -> String {
    let mut text = String::from("Hello, ");
    text.push_str(name);
    text.push('!');
    text
}

#[cfg(feature = "alloc")]
extern crate alloc;

#[cfg(feature = "alloc")]
#[wasm_bindgen]
pub fn greet(name: &str) -> alloc::string::String {
    alloc::format!("Hello, {name}!")
}
