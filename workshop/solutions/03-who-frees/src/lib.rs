//! Outlines, and how many of them live.

use std::{cell::Cell, fmt::Write};

use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    /// How many outlines are in the module's memory. (Natively, each test has a thread and so a number of its own.)
    static LIVING: Cell<u32> = const { Cell::new(0) };
}

/// A shape, drawn from corner to corner and closed.
#[wasm_bindgen]
pub struct Outline {
    corners: Vec<(f64, f64)>,
}

#[wasm_bindgen]
impl Outline {
    /// Makes one without corners.
    #[wasm_bindgen(constructor)]
    #[must_use]
    #[expect(clippy::new_without_default, reason = "JavaScript has `new` alone")]
    pub fn new() -> Self {
        LIVING.set(LIVING.get() + 1);
        Self { corners: Vec::new() }
    }

    /// How many outlines are in the module's memory.
    #[must_use]
    pub fn living() -> u32 {
        LIVING.get()
    }

    /// Adds a corner.
    #[wasm_bindgen(js_name = lineTo)]
    pub fn line_to(&mut self, x: f64, y: f64) {
        self.corners.push((x, y));
    }

    /// The length all around.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn length(&self) -> f64 {
        let ends = self.corners.iter().cycle().skip(1);
        self.corners.iter().zip(ends).map(|(from, to)| (to.0 - from.0).hypot(to.1 - from.1)).sum()
    }

    /// Finishes the outline, which is gone afterwards.
    ///
    /// @returns The shape, as the `d` of an SVG `<path>` has it.
    // `self`, not `&self`: the outline moves into this call and is dropped at its end. What is left
    // in JavaScript is an object without an address.
    #[must_use]
    pub fn finish(self) -> String {
        let mut path = String::new();
        for (index, (x, y)) in self.corners.iter().enumerate() {
            let command = if index == 0 { 'M' } else { 'L' };
            // Writing into a String does not fail.
            let _ = write!(path, "{command}{x} {y}");
        }
        path + "Z"
    }
}

impl Drop for Outline {
    /// Runs whoever frees it: Rust at the end of a block, or JavaScript with `free()`.
    fn drop(&mut self) {
        LIVING.set(LIVING.get() - 1);
    }
}
