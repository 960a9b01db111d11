//! The greeting without std: its own panic handler and a small allocator.
#![no_std]

extern crate alloc;

use alloc::string::String;
use wasm_bindgen::prelude::wasm_bindgen;

#[global_allocator]
// SAFETY: nothing here starts a thread.
static ALLOCATOR: lol_alloc::AssumeSingleThreaded<lol_alloc::FreeListAllocator> =
    unsafe { lol_alloc::AssumeSingleThreaded::new(lol_alloc::FreeListAllocator::new()) };

#[panic_handler]
fn trap(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}

#[wasm_bindgen]
pub fn greet(name: &str) -> String {
    let mut text = String::from("Hello, ");
    text.push_str(name);
    text.push('!');
    text
}
