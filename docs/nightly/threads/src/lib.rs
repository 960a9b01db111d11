//! One memory, several threads: a count that all of them add to.

use std::sync::atomic::{AtomicU32, Ordering};

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// Adds one, so many times.
#[wasm_bindgen]
pub fn add(times: u32) {
    for _ in 0..times {
        COUNT.fetch_add(1, Ordering::Relaxed);
    }
}

/// What all threads have added.
#[wasm_bindgen]
pub fn count() -> u32 {
    COUNT.load(Ordering::Relaxed)
}

/// The memory, to be handed to other threads.
#[wasm_bindgen(js_name = sharedMemory)]
#[must_use]
pub fn shared_memory() -> JsValue {
    wasm_bindgen::memory()
}
