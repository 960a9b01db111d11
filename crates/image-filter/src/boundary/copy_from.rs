//! `copyFrom` of JavaScript's class `Image`: by the quickest way that the engine has.
//!
//! `VideoFrame.copyTo` may write to the module's memory until its promise is settled. A [`Copying`] owns the pixels meanwhile:
//! an image that is freed, or used, cannot get in the way.

use alloc::rc::Rc;
use core::cell::RefCell;

use js_sys::{Array, TypeError, Uint8ClampedArray};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue, wasm_bindgen};

use super::JsImage;
use super::image::{Context, view_of};
use crate::frame::Pixel;
use crate::{Error, Image};

#[wasm_bindgen]
extern "C" {
    /// What `copyFrom` takes.
    #[wasm_bindgen(typescript_type = "ImageData | ImageBitmap | VideoFrame")]
    #[derive(Debug)]
    pub type Source;

    #[wasm_bindgen(method, getter, structural, catch)]
    fn data(this: &Source) -> Result<JsValue, JsValue>;

    // One for all numbers: each import weighs some 40 bytes.
    #[wasm_bindgen(method, structural, indexing_getter, catch)]
    fn get(this: &Source, property: &str) -> Result<Option<f64>, JsValue>;

    #[wasm_bindgen(method, getter, structural)]
    fn flip(this: &Source) -> Option<bool>;

    #[wasm_bindgen(extends = Source)]
    type VideoFrame;

    #[wasm_bindgen(constructor, catch)]
    fn new(source: &Source, options: &JsValue) -> Result<VideoFrame, JsValue>;

    #[wasm_bindgen(method, getter, structural)]
    fn format(this: &VideoFrame) -> Option<Format>;

    #[wasm_bindgen(method, getter, structural, js_name = visibleRect)]
    fn visible_rect(this: &VideoFrame) -> Source;

    #[wasm_bindgen(method, structural, catch, js_name = allocationSize)]
    fn allocation_size(this: &VideoFrame, options: &JsValue) -> Result<usize, JsValue>;

    #[wasm_bindgen(method, structural, js_name = copyTo)]
    fn copy_to(this: &VideoFrame, target: &Uint8ClampedArray, options: &JsValue) -> Promise;

    #[wasm_bindgen(method, structural)]
    fn close(this: &VideoFrame);

    /// What `copyFrom` returns.
    #[wasm_bindgen(typescript_type = "Promise<void>")]
    #[derive(Debug)]
    pub type Promise;

    #[wasm_bindgen(static_method_of = Promise)]
    fn resolve() -> Promise;

    #[wasm_bindgen(static_method_of = Promise)]
    fn reject(reason: &JsValue) -> Promise;

    #[wasm_bindgen(method, structural)]
    fn then(this: &Promise, resolved: &JsValue, rejected: &JsValue) -> Promise;

    /// An object that says what is wished of an engine.
    #[wasm_bindgen(js_namespace = JSON, js_name = parse)]
    fn options(json: &str) -> JsValue;

    type OffscreenCanvas;

    #[wasm_bindgen(constructor, catch)]
    fn new(width: usize, height: usize) -> Result<OffscreenCanvas, JsValue>;

    #[wasm_bindgen(method, structural, js_name = getContext)]
    fn get_context(this: &OffscreenCanvas, kind: &str, options: &JsValue) -> Context;

    #[wasm_bindgen(method, structural, catch, js_name = drawImage)]
    fn draw_image(this: &Context, image: &Source, x: f64, y: f64) -> Result<(), JsValue>;

    #[wasm_bindgen(method, structural, catch, js_name = getImageData)]
    fn get_image_data(
        this: &Context,
        x: f64,
        y: f64,
        width: usize,
        height: usize,
    ) -> Result<Source, JsValue>;
}

/// What a `VideoFrame` holds, where `copyTo` can be asked for it. BGRA is not here: engines that ignore what they are asked
/// for, as WebKit does, would give it for RGBA.
#[wasm_bindgen(private)]
#[derive(Clone, Copy, Debug)]
pub enum Format {
    I420 = "I420",
    I422 = "I422",
    I444 = "I444",
    Nv12 = "NV12",
    Bgrx = "BGRX",
    Rgba = "RGBA",
}

#[wasm_bindgen(js_class = Image)]
impl JsImage {
    /// Copies the pixels of a source over those of the image.
    ///
    /// The bytes of an `ImageData` are taken as they are. Of the others, colours become sRGB. Where the engine
    /// converts them to what is shown, it writes straight into the module's memory; else they go over a canvas, which takes several
    /// times longer and rounds colours by their alpha. That is what happens to an `ImageBitmap` that may be translucent.
    ///
    /// Until the promise is settled, the image is busy and its methods throw. It may be freed, and the source closed.
    ///
    /// @param source - It has the size of the image: a `VideoFrame` in `displayWidth` and `displayHeight`.
    /// @returns A promise that is rejected by the following, and where there are no canvases, as in Node.
    /// @throws {RangeError} If the sizes differ.
    /// @throws {TypeError} If the source is something else.
    /// @throws {Error} If the source is closed or detached, or the image is busy.
    #[wasm_bindgen(js_name = copyFrom)]
    #[must_use]
    pub fn copy_from(&self, source: &Source) -> Promise {
        self.start_copy(source).unwrap_or_else(|error| Promise::reject(&error))
    }
}

impl JsImage {
    fn start_copy(&self, source: &Source) -> Result<Promise, JsValue> {
        check_size(source, self.width(), self.height())?;
        let mut image = self.borrow_mut()?;
        let data = source.data()?;
        if !data.is_undefined() {
            set(&mut image, data)?;
        } else if let Some((frame, options)) = quick_frame(source, &mut image) {
            let taken = Image { pixels: core::mem::take(&mut image.pixels), width: image.width };
            return Ok(Copying { frame, options, taken, image: Rc::clone(&self.image) }.start());
        } else {
            draw(&mut image, source)?;
        }
        Ok(Promise::resolve())
    }
}

impl Source {
    /// Not a number where there is none.
    #[inline(never)]
    fn number(&self, property: &str) -> f64 {
        self.get(property).ok().flatten().unwrap_or(f64::NAN)
    }

    fn is_frame(&self) -> bool {
        self.number("displayWidth") >= 0.0
    }

    /// Photographs can be: Chromium's frames hold them as the camera did.
    fn is_turned(&self) -> bool {
        self.number("rotation") > 0.0 || self.flip() == Some(true)
    }
}

#[expect(clippy::cast_precision_loss, reason = "sides are below 2²⁹")]
fn check_size(source: &Source, width: usize, height: usize) -> Result<(), JsValue> {
    let names = if source.is_frame() {
        [("displayWidth", "source.displayWidth"), ("displayHeight", "source.displayHeight")]
    } else {
        [("width", "source.width"), ("height", "source.height")]
    };
    for ((property, what), side) in names.into_iter().zip([width, height]) {
        let (is, must_be) = (source.number(property), side as f64);
        if is - must_be != 0.0 {
            return Err(match is {
                0.0 => closed(),
                _ if is.is_nan() => another_type(),
                _ => Error::WrongLength { what, is, must_be }.into(),
            });
        }
    }
    Ok(())
}

fn another_type() -> JsValue {
    TypeError::new("the source must be an ImageData, an ImageBitmap or a VideoFrame").into()
}

fn closed() -> JsValue {
    js_sys::Error::new("the source is closed or detached: copy from it before that").into()
}

/// Copies the bytes of an `ImageData`.
fn set(image: &mut Image, data: JsValue) -> Result<(), JsValue> {
    let data: Uint8ClampedArray = data.dyn_into().map_err(|_| another_type())?;
    let pixels = image.pixels_mut();
    if data.length() as usize != pixels.len() {
        return Err(closed());
    }
    view_of(pixels).set(&data, 0);
    Ok(())
}

/// Copies what a canvas makes of the source.
fn draw(image: &mut Image, source: &Source) -> Result<(), JsValue> {
    let (width, height) = (image.width(), image.height());
    let canvas = OffscreenCanvas::new(width, height)?;
    let context = canvas.get_context("2d", &options(r#"{"willReadFrequently":true}"#));
    context.draw_image(source, 0.0, 0.0)?;
    set(image, context.get_image_data(0.0, 0.0, width, height)?.data()?)
}

/// Whether `copyTo` heeds the format that it is asked for. WebKit ignores it, and to make a frame of a bitmap takes it longer
/// than to draw it.
fn heeds_format(image: &mut Image) -> bool {
    let pixel = JsValue::from(view_of(image.pixels.as_flattened_mut()));
    let one = options(r#"{"format":"RGBA","codedWidth":1,"codedHeight":1,"timestamp":0}"#);
    VideoFrame::new(pixel.unchecked_ref(), &one).is_ok_and(|frame| {
        let refuses_nonsense = frame.allocation_size(&options(r#"{"format":"?"}"#)).is_err();
        frame.close();
        refuses_nonsense
    })
}

/// A frame whose pixels are shown as they are, and the options by which `copyTo` gives all of them.
fn quick_frame(source: &Source, image: &mut Image) -> Option<(VideoFrame, JsValue)> {
    let is_frame = source.is_frame();
    if !is_frame && !heeds_format(image) {
        return None;
    }
    // To ask for RGBA and leave out `swap` took Chromium 4 times as long where a frame has no alpha: 52 ms for
    // 12 megapixels of a JPEG, and 12 ms for BGRX.
    let mut wish = options(r#"{"timestamp":0,"format":"BGRX"}"#);
    let frame = VideoFrame::new(source, &wish).ok()?;
    let is_known = match frame.format() {
        None | Some(Format::__Invalid) => false,
        Some(Format::Rgba) => {
            wish = options(r#"{"format":"RGBA"}"#);
            // From an `ImageBitmap`, colours would come multiplied by alpha.
            is_frame
        }
        Some(_) => true,
    };
    #[expect(clippy::cast_precision_loss, reason = "sides are below 2²⁹")]
    let is_whole = frame.visible_rect().number("width") - image.width() as f64 == 0.0
        && frame.allocation_size(&wish).is_ok_and(|size| size == image.pixels().len());
    if is_known && is_whole && !frame.is_turned() {
        return Some((frame, wish));
    }
    frame.close();
    None
}

/// A copy on its way.
struct Copying {
    /// Its own, which nobody else closes.
    frame: VideoFrame,
    options: JsValue,
    /// What it is copied to: the pixels of the image, which is busy without them.
    taken: Image,
    image: Rc<RefCell<Image>>,
}

impl Copying {
    fn start(mut self) -> Promise {
        let view = view_of(self.taken.pixels_mut());
        let copied = self.frame.copy_to(&view, &self.options);
        let end = Closure::once_into_js(move |outcome: JsValue| {
            // When the memory grew meanwhile, nobody says whether the engine wrote to the old one or the new.
            if view.length() == 0 { Ok(self.start().into()) } else { self.end(&outcome) }
        });
        copied.then(&end, &end)
    }

    fn end(mut self, outcome: &JsValue) -> Result<JsValue, JsValue> {
        let result = if Array::is_array(outcome) {
            if !matches!(self.frame.format(), Some(Format::Rgba)) {
                swap(&mut self.taken.pixels);
            }
            Ok(())
        } else {
            // Refused: WebKit cannot copy BGRX.
            draw(&mut self.taken, &self.frame)
        };
        self.frame.close();
        if let Ok(mut image) = self.image.try_borrow_mut() {
            image.pixels = self.taken.pixels;
        }
        result.map(|()| JsValue::UNDEFINED)
    }
}

/// Makes RGBA of BGRX.
fn swap(pixels: &mut [Pixel]) {
    for pixel in pixels {
        let [blue, green, red, _] = *pixel;
        *pixel = [red, green, blue, 255];
    }
}
