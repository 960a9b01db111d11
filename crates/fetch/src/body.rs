use js_sys::{Function, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{ReadableStreamDefaultReader, ReadableStreamReadResult, Response};

use crate::{call::Call, error, expected_length, message};

#[wasm_bindgen]
extern "C" {
    // js-sys counts the bytes of a `Uint8Array` in 32 bits, and traps where there is no memory for one.
    #[wasm_bindgen(extends = Uint8Array, js_name = Uint8Array)]
    type Bytes;

    #[wasm_bindgen(constructor, js_class = "Uint8Array", catch)]
    fn new(length: f64) -> Result<Bytes, JsValue>;

    #[wasm_bindgen(method, getter, js_class = "Uint8Array")]
    fn length(this: &Bytes) -> f64;

    #[wasm_bindgen(method, js_class = "Uint8Array", catch)]
    fn set(this: &Bytes, source: &Bytes, offset: f64) -> Result<(), JsValue>;

    #[wasm_bindgen(method, js_class = "Uint8Array", catch)]
    fn slice(this: &Bytes, start: f64, end: f64) -> Result<Bytes, JsValue>;
}

/// The body, read to its end.
pub(crate) async fn read(
    call: &Call,
    response: &Response,
    on_progress: Option<&Function>,
) -> Result<Uint8Array, JsValue> {
    let Some(stream) = response.body() else {
        return Ok(Uint8Array::new_with_length(0));
    };
    let reader = ReadableStreamDefaultReader::new(&stream)?;
    let headers = response.headers();
    let length = headers.get("content-length")?;
    let encoding = headers.get("content-encoding")?;
    let total = expected_length(length.as_deref(), encoding.as_deref());

    let mut body = Body::with_capacity(call, total.unwrap_or(0.0))?;
    loop {
        let broken_off = |url: &str| message::broken_off_after(url, body.received, total);
        let step = call.wait(Ok(reader.read()), broken_off).await?;
        let step: ReadableStreamReadResult = step.unchecked_into();
        if step.get_done() == Some(true) {
            return body.finish();
        }
        body.push(&step.get_value().unchecked_into())?;
        if let Some(on_progress) = on_progress {
            // Another origin's server may compress without telling: more than all is not a total.
            let total = total.filter(|total| body.received <= *total);
            on_progress.call2(&JsValue::UNDEFINED, &body.received.into(), &total.into())?;
        }
    }
}

/// The chunks so far, in an array of JavaScript's: that is where they come from and where they are wanted,
/// so that none is ever copied through the module's own memory. With a known length it is allocated once.
struct Body<'a> {
    call: &'a Call,
    bytes: Bytes,
    received: f64,
}

impl<'a> Body<'a> {
    fn with_capacity(call: &'a Call, capacity: f64) -> Result<Self, JsValue> {
        let bytes = Bytes::new(capacity)
            .map_err(|cause| error::too_large(&call.url(), capacity, &cause))?;
        Ok(Self { call, bytes, received: 0.0 })
    }

    fn push(&mut self, chunk: &Bytes) -> Result<(), JsValue> {
        let received = self.received + chunk.length();
        if received > self.bytes.length() {
            let larger = Self::with_capacity(self.call, received.max(2.0 * self.bytes.length()))?;
            larger.bytes.set(&self.bytes, 0.0)?;
            self.bytes = larger.bytes;
        }
        self.bytes.set(chunk, self.received)?;
        self.received = received;
        Ok(())
    }

    fn finish(self) -> Result<Uint8Array, JsValue> {
        if self.received < self.bytes.length() {
            let exact = self.bytes.slice(0.0, self.received);
            return exact
                .map(Uint8Array::from)
                .map_err(|cause| error::too_large(&self.call.url(), self.received, &cause));
        }
        Ok(self.bytes.into())
    }
}
