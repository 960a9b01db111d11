//! Calls that carry numbers at most, in both directions.

use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub fn nothing() {}

#[wasm_bindgen]
pub fn add_u32(a: u32, b: u32) -> u32 {
    a.wrapping_add(b)
}

#[wasm_bindgen]
pub fn add_f64(a: f64, b: f64) -> f64 {
    a + b
}

/// A `BigInt` on JavaScript's side.
#[wasm_bindgen]
pub fn add_u64(a: u64, b: u64) -> u64 {
    a.wrapping_add(b)
}

#[wasm_bindgen]
pub fn refuse() -> Result<(), JsError> {
    Err(JsError::new("no"))
}

/// An exported class.
#[wasm_bindgen]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[wasm_bindgen]
impl Point {
    #[wasm_bindgen(constructor)]
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    pub fn product(&self) -> f64 {
        self.x * self.y
    }
}

#[wasm_bindgen(inline_js = "export const next = (value) => (value + 1) | 0;")]
extern "C" {
    fn next(value: i32) -> i32;
}

/// Calls an imported function.
#[wasm_bindgen]
pub fn call_import(times: u32) -> i32 {
    (0..times).fold(0, |value, _| next(value))
}

/// Calls a function that was passed as a value.
#[wasm_bindgen]
pub fn call_function(function: &Function, times: u32) -> Result<f64, JsValue> {
    let mut value = JsValue::from(0);
    for _ in 0..times {
        value = function.call1(&JsValue::UNDEFINED, &value)?;
    }
    Ok(value.as_f64().unwrap_or_default())
}

/// A Rust closure, for JavaScript to call.
#[wasm_bindgen]
pub fn closure() -> JsValue {
    let mut sum = 0_i32;
    let add = move |value: i32| {
        sum = sum.wrapping_add(value);
        sum
    };
    Closure::<dyn FnMut(i32) -> i32>::new(add).into_js_value()
}
