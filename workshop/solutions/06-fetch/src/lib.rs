//! Counts the lines of what is at an address.

use js_sys::{Error, Promise};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::Response;

#[wasm_bindgen]
extern "C" {
    // The global function: a page, a worker and Node all have it, and only one of them has a
    // `window`.
    #[wasm_bindgen(catch)]
    fn fetch(address: &str) -> Result<Promise<Response>, JsValue>;
}

/// What is wrong with an answer, if something is.
// Plain Rust, without a type of JavaScript's: so it can be tested where there is neither a server
// nor an engine.
pub fn check_status(address: &str, status: u16) -> Result<(), String> {
    match status {
        200..=299 => Ok(()),
        _ => Err(format!("{address} answered with status {status}")),
    }
}

/// Fetches an address, and counts the lines of its text.
///
/// @param address - Where. A relative one starts from the page; Node has nowhere to start from.
/// @returns How many lines there are.
/// @throws {Error} If the status of the answer is not 2xx. The message says status and address.
/// @throws {TypeError} If no answer comes.
#[wasm_bindgen(js_name = countLines)]
pub async fn count_lines(address: String) -> Result<usize, JsValue> {
    // `address` is a String, and so this future's own, however long it takes.
    // The promise settles as soon as the headers are here, whatever they say. What it is rejected with, `?` hands on.
    let response = fetch(&address)?.await?;
    // An Error, since a JavaScript caller expects one: a String would be thrown as a string,
    // without a stack.
    check_status(&address, response.status()).map_err(|message| Error::new(&message))?;
    // The body comes later than the headers, so that its text is a promise of its own.
    let text = response.text()?.await?;
    // No unwrap: a panic in here would leave the promise pending for ever. It is always a string.
    Ok(text.as_string().unwrap_or_default().lines().count())
}
