//! A boundary that grows feature by feature.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub fn add(a: i32, b: i32) -> i32 {
    a.wrapping_add(b)
}

#[cfg(feature = "text")]
#[wasm_bindgen]
pub fn greet(name: &str) -> String {
    format!("Hello, {name}!")
}

/// A class, large enough for memory to tell whether it was freed.
#[cfg(feature = "class")]
#[wasm_bindgen]
pub struct Counter {
    value: i32,
    _ballast: Vec<u8>,
}

#[cfg(feature = "class")]
#[wasm_bindgen]
impl Counter {
    #[wasm_bindgen(constructor)]
    pub fn new(ballast: usize) -> Counter {
        Counter { value: 0, _ballast: vec![1; ballast] }
    }

    pub fn increment(&mut self) -> i32 {
        self.value += 1;
        self.value
    }
}

#[cfg(feature = "result")]
#[wasm_bindgen]
pub fn half(number: i32) -> Result<i32, JsError> {
    if number % 2 == 0 { Ok(number / 2) } else { Err(JsError::new("an odd number has no half")) }
}

#[cfg(feature = "promise")]
#[wasm_bindgen]
pub async fn after(promise: js_sys::Promise) -> Result<JsValue, JsValue> {
    wasm_bindgen_futures::JsFuture::from(promise).await
}

/// Works for some milliseconds without awaiting anything.
#[cfg(feature = "promise")]
#[wasm_bindgen]
pub async fn work(milliseconds: f64) -> f64 {
    let end = js_sys::Date::now() + milliseconds;
    while js_sys::Date::now() < end {}
    js_sys::Date::now()
}
