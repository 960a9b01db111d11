//! What the tests of both modules need.

use std::{cell::RefCell, future::Future, rc::Rc};

use fetch::DownloadOptions;
use js_sys::{Error, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{AbortSignal, Blob, BlobPropertyBag, Url};

/// The `blob:` address of a text with a content type.
pub(crate) fn blob(content_type: &str, text: &str) -> String {
    let options = BlobPropertyBag::new();
    options.set_type(content_type);
    let parts = js_sys::Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).unwrap();
    Url::create_object_url_with_blob(&blob).unwrap()
}

/// A value that is equal to nothing but itself.
pub(crate) fn unique() -> JsValue {
    Object::new().into()
}

/// What the promise rejects with.
pub(crate) async fn rejection<T>(promise: impl Future<Output = Result<T, JsValue>>) -> JsValue {
    promise.await.err().expect("must reject")
}

/// The same, being an error with this name, this address, and a cause.
pub(crate) async fn error<T>(
    name: &str,
    url: &str,
    promise: impl Future<Output = Result<T, JsValue>>,
) -> Error {
    let error: Error = rejection(promise).await.dyn_into().expect("an Error");
    assert_eq!(error.name(), name, "{}", error.message());
    assert_eq!(get(&error, "url"), url);
    error
}

/// The same, being a `TypeError`.
pub(crate) async fn type_error<T>(promise: impl Future<Output = Result<T, JsValue>>) -> String {
    let error = rejection(promise).await;
    let error: js_sys::TypeError = error.dyn_into().expect("a TypeError");
    error.message().into()
}

/// A property.
pub(crate) fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap()
}

/// A Rust text as the functions take it.
pub(crate) fn js(text: &str) -> JsString {
    text.into()
}

/// The options of a download.
pub(crate) fn options(properties: &[(&str, &JsValue)]) -> DownloadOptions {
    let options = Object::new();
    for (key, value) in properties {
        Reflect::set(&options, &(*key).into(), value).unwrap();
    }
    options.unchecked_into()
}

/// What `onProgress` was called with, in order.
type Calls = Rc<RefCell<Vec<(f64, Option<f64>)>>>;

/// An `onProgress` that notes its calls.
pub(crate) struct Progress {
    pub(crate) calls: Calls,
    closure: Closure<dyn FnMut(f64, Option<f64>) -> Result<(), JsValue>>,
}

impl Progress {
    /// One that does something after each call is noted.
    pub(crate) fn new(mut after: impl FnMut() -> Result<(), JsValue> + 'static) -> Self {
        let calls = Calls::default();
        let notes = Rc::clone(&calls);
        let closure = Closure::new(move |received, total| {
            notes.borrow_mut().push((received, total));
            after()
        });
        Self { calls, closure }
    }

    /// The options with it, and perhaps with a signal.
    pub(crate) fn options(&self, signal: Option<&AbortSignal>) -> DownloadOptions {
        let signal = signal.map_or(JsValue::UNDEFINED, JsValue::from);
        let on_progress = self.closure.as_ref();
        options(&[("onProgress", on_progress), ("signal", &signal)])
    }
}
