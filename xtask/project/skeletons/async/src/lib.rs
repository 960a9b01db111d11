#![doc = include_str!("../README.md")]

mod lines;

use js_sys::{Error, ErrorOptions, JsString, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::Response;

pub use lines::lines;

#[cfg(all(feature = "small", target_family = "wasm"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[wasm_bindgen]
extern "C" {
    // The global function: a page, a worker and Node all have it, and only one of them is a `Window`.
    #[wasm_bindgen(catch)]
    fn fetch(url: &JsString) -> Result<Promise<Response>, JsValue>;
}

/// Counts the lines of what an address has, as text in UTF-8.
///
/// @param url - The address. A relative one starts from the page or the worker; Node has nowhere to start from.
/// @returns How many lines there are. What follows the last line break is one too, unless it is empty.
/// @throws {Error} If no answer comes, if it breaks off, or if its status is not 2xx.
#[wasm_bindgen(js_name = countLines)]
pub async fn count_lines(url: JsString) -> Result<usize, Error> {
    let unanswered = |cause| no_answer(&url, &cause);
    let response = fetch(&url).map_err(unanswered)?.await.map_err(unanswered)?;
    if !response.ok() {
        let status = response.status();
        return Err(Error::new(&format!("{url} answered with status {status}: check the address")));
    }
    let text: Promise<JsString> = response.text().map_err(unanswered)?.unchecked_into();
    Ok(lines(&String::from(text.await.map_err(unanswered)?)))
}

fn no_answer(url: &JsString, cause: &JsValue) -> Error {
    let message = format!(
        "no answer from {url}: check that the server runs and lets this origin read it (CORS)"
    );
    Error::new_with_error_options(&message, &ErrorOptions::new(cause))
}
