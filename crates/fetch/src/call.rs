use js_sys::{Array, JsString, Promise, TypeError};
use wasm_bindgen::{JsValue, convert::FromWasmAbi, prelude::wasm_bindgen};
use web_sys::{AbortController, AbortSignal, RequestInit, Response};

use crate::{error, message};

#[wasm_bindgen]
extern "C" {
    type Request;

    #[wasm_bindgen(constructor, catch)]
    fn new(url: &JsString, init: &RequestInit) -> Result<Request, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn url(this: &Request) -> JsString;

    // The global function: a window, a worker and Node all have it, and only one of them is a `Window`.
    #[wasm_bindgen(catch)]
    fn fetch(request: &Request) -> Result<Promise<Response>, JsValue>;

    #[wasm_bindgen(catch, js_namespace = AbortSignal, js_name = any)]
    fn any_of(signals: &Array) -> Result<AbortSignal, JsValue>;
}

/// One request, from its address to the last byte of its answer. Dropping it cancels what is left.
pub(crate) struct Call {
    request: Request,
    signal: Option<AbortSignal>,
    // Cancelling the response's stream is not enough: Firefox then keeps the connection until more bytes come.
    controller: AbortController,
}

impl Drop for Call {
    fn drop(&mut self) {
        self.controller.abort();
    }
}

impl Call {
    /// Fails where the caller is wrong, so that everything that fails later is the network or the server.
    pub(crate) fn new(url: &JsString, signal: Option<AbortSignal>) -> Result<Self, JsValue> {
        if !url.is_string() {
            return Err(TypeError::new("url must be a string: pass the href of a URL").into());
        }
        let controller = AbortController::new()?;
        let either = match &signal {
            Some(signal) => any_of(&Array::of2(signal, &controller.signal()))?,
            None => controller.signal(),
        };
        let init = RequestInit::new();
        init.set_signal(Some(&either));
        let request = Request::new(url, &init)?;
        Ok(Self { request, signal, controller })
    }

    pub(crate) fn url(&self) -> JsString {
        self.request.url()
    }

    /// The answer, as soon as its headers are here.
    pub(crate) async fn send(&self) -> Result<Response, JsValue> {
        let response = self.wait(fetch(&self.request), message::no_answer).await?;
        if response.ok() {
            return Ok(response);
        }
        Err(error::http(&self.url(), response.status()))
    }

    /// Waits for the network, or for the signal: after an abort nothing but its reason comes out.
    pub(crate) async fn wait<T: FromWasmAbi + 'static>(
        &self,
        promise: Result<Promise<T>, JsValue>,
        message: impl FnOnce(&str) -> String,
    ) -> Result<T, JsValue> {
        let result = match promise {
            Ok(promise) => promise.await,
            Err(error) => Err(error),
        };
        match &self.signal {
            Some(signal) if signal.aborted() => Err(signal.reason()),
            _ => result.map_err(|cause| error::network(&self.url(), message, &cause)),
        }
    }
}
