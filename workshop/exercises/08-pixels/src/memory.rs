//! This module's memory, as JavaScript sees it.

use js_sys::{Uint8ClampedArray, WebAssembly::Memory};
use wasm_bindgen::JsCast;

/// A view of some bytes of the memory: no copy, and gone when the memory grows.
#[expect(clippy::cast_possible_truncation, reason = "Wasm's addresses have 32 bits")]
#[must_use]
pub fn view(address: usize, length: usize) -> Uint8ClampedArray {
    let memory: Memory = wasm_bindgen::memory().unchecked_into();
    let (address, length) = (address as u32, length as u32);
    Uint8ClampedArray::new_with_byte_offset_and_length(&memory.buffer(), address, length)
}

/// So many zeros; nothing where there is no memory for them.
#[must_use]
pub fn zeros(length: usize) -> Option<Vec<u8>> {
    let mut zeros = Vec::new();
    // `vec![0; length]` would abort instead, and end the module with it.
    zeros.try_reserve_exact(length).ok()?;
    zeros.resize(length, 0);
    Some(zeros)
}
