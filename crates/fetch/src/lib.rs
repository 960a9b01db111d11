#![doc = include_str!("../README.md")]

mod body;
mod call;
mod error;
mod length;
mod message;

use js_sys::{Function, JsString, Promise, TypeError, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::AbortSignal;

pub use length::expected_length;

use call::Call;

#[cfg(all(feature = "small", target_family = "wasm"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

#[wasm_bindgen]
extern "C" {
    /// What [`download`] can be given besides the address; its fields are in `types.d.ts`.
    #[wasm_bindgen(typescript_type = "DownloadOptions")]
    pub type DownloadOptions;

    #[wasm_bindgen(method, getter, catch)]
    fn signal(this: &DownloadOptions) -> Result<Option<AbortSignal>, JsValue>;

    #[wasm_bindgen(method, getter, catch, js_name = onProgress)]
    fn on_progress(this: &DownloadOptions) -> Result<Option<Function>, JsValue>;

    // js-sys takes the text as a Rust string, for which it would go into the module and out again.
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parse_json(text: &JsString) -> Result<JsValue, JsValue>;
}

/// Fetches an address and parses the answer as JSON.
///
/// The answer's content type does not matter, as it does not to `Response.json()`: servers often have it
/// wrong. The message of a `JsonError` names it.
///
/// @param url - The address. A relative one starts from the page or the worker; Node has nowhere to start from.
/// @param signal - Cancels the request when it is aborted.
/// @returns What `JSON.parse` made of the answer.
/// @throws {HttpError} If the server answers with a status other than 2xx.
/// @throws {NetworkError} If no answer comes, or if it breaks off.
/// @throws {JsonError} If the answer is not JSON.
/// @throws {TypeError} If an argument is wrong.
/// @throws {unknown} `signal.reason`, whatever it is, once the signal is aborted.
// ANCHOR: get_json
#[wasm_bindgen(js_name = getJson, unchecked_return_type = "unknown")]
pub async fn get_json(url: JsString, signal: Option<AbortSignal>) -> Result<JsValue, JsValue> {
    let call = Call::new(&url, signal)?;
    let response = call.send().await?;
    let text = response.text().map(Promise::unchecked_into::<Promise<JsString>>);
    let text = call.wait(text, message::broken_off).await?;
    let content_type = response.headers().get("content-type")?;
    parse_json(&text).map_err(|cause| error::json(&call.url(), content_type.as_deref(), &cause))
}
// ANCHOR_END: get_json

/// Fetches an address and reads the answer piece by piece.
///
/// The bytes are collected outside of the module's memory, which therefore does not grow.
///
/// @param url - The address. A relative one starts from the page or the worker; Node has nowhere to start from.
/// @param options - A signal that cancels the request, and a function that is told the progress.
/// @returns The bytes of the answer, decompressed.
/// @throws {HttpError} If the server answers with a status other than 2xx.
/// @throws {NetworkError} If no answer comes, or if it breaks off.
/// @throws {RangeError} If there is no memory for the answer.
/// @throws {TypeError} If an argument is wrong.
/// @throws {unknown} What `onProgress` threw; or `signal.reason`, whatever it is, once the signal is aborted.
#[wasm_bindgen]
pub async fn download(
    url: JsString,
    options: Option<DownloadOptions>,
) -> Result<Uint8Array, JsValue> {
    let options = options.as_ref();
    let signal = options.map(DownloadOptions::signal).transpose()?.flatten();
    let on_progress = options.map(DownloadOptions::on_progress).transpose()?.flatten();
    if on_progress.as_ref().is_some_and(|value| !value.is_function()) {
        return Err(
            TypeError::new("onProgress must be a function (received, total) => void").into()
        );
    }
    let call = Call::new(&url, signal)?;
    let response = call.send().await?;
    body::read(&call, &response, on_progress.as_ref()).await
}
