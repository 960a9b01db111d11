use js_sys::{Error, ErrorOptions, JsString, RangeError};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use crate::message;

/// Where a quotation ends: a `data:` address is as long as its data, and WebKit quotes what it cannot parse.
const LONGEST_QUOTE: u32 = 200;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Error)]
    type FetchError;

    #[wasm_bindgen(method, setter)]
    fn set_url(this: &FetchError, url: &JsString);

    #[wasm_bindgen(method, setter)]
    fn set_status(this: &FetchError, status: u16);
}

pub(crate) fn http(url: &JsString, status: u16) -> JsValue {
    let error = Error::new(&message::status(&shown(url), status));
    let error = named("HttpError", error, url);
    error.set_status(status);
    error.into()
}

pub(crate) fn network(
    url: &JsString,
    message: impl FnOnce(&str) -> String,
    cause: &JsValue,
) -> JsValue {
    let error = Error::new_with_error_options(&message(&shown(url)), &ErrorOptions::new(cause));
    named("NetworkError", error, url).into()
}

pub(crate) fn json(url: &JsString, content_type: Option<&str>, cause: &JsValue) -> JsValue {
    let reason = cause.dyn_ref().map_or(String::new(), |cause: &Error| shown(&cause.message()));
    let message = message::not_json(&shown(url), content_type, &reason);
    let error = Error::new_with_error_options(&message, &ErrorOptions::new(cause));
    named("JsonError", error, url).into()
}

pub(crate) fn too_large(url: &JsString, bytes: f64, cause: &JsValue) -> JsValue {
    let message = message::too_large(&shown(url), bytes);
    RangeError::new_with_options(&message, &ErrorOptions::new(cause)).into()
}

fn shown(text: &JsString) -> String {
    let more = if text.length() > LONGEST_QUOTE { "…" } else { "" };
    String::from(text.slice(0, LONGEST_QUOTE)) + more
}

fn named(name: &str, error: Error, url: &JsString) -> FetchError {
    error.set_name(name);
    let error: FetchError = error.unchecked_into();
    error.set_url(url);
    error
}
