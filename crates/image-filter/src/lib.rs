#![doc = include_str!("../README.md")]

mod blur;
mod check;
mod edges;
mod error;
mod image;
mod memory;
mod neighbours;
mod pointwise;
mod sharpen;

pub use error::Error;
pub use image::Image;

use js_sys::{Number, Object, RangeError, TypeError, Uint8ClampedArray, WebAssembly::Memory};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// An array of the engine, by the name that TypeScript needs to pass it on to `ImageData`.
    #[wasm_bindgen(
        extends = Uint8ClampedArray,
        js_name = Uint8ClampedArray,
        typescript_type = "Uint8ClampedArray<ArrayBuffer>"
    )]
    pub type Pixels;

    #[wasm_bindgen(method, catch)]
    fn slice(this: &Pixels) -> Result<Pixels, JsValue>;
}

/// A picture whose pixels live inside the module, where the filters work on them in place.
///
/// A pixel is four bytes: red, green, blue, alpha, each from 0 to 255, alpha straight (colours are
/// not multiplied by it). Pixels follow each other in rows from left to right, rows from top to bottom.
///
/// Filters change colours and keep alpha. They treat every pixel alike, however transparent it is: a
/// colour that alpha hides is not lost, and does reach its neighbours in `gaussianBlur`, `sharpen` and `edges`.
///
/// Every method that throws leaves the image as it was and usable. `free()` gives the memory back at
/// once; an image that is merely dropped is freed some time after.
///
/// The name is also that of the DOM's `Image`, the constructor of `<img>`, and hides it where it is
/// imported. To have both, import this one by another:
///
/// ```js
/// import init, { Image as Pixels } from "./pkg/image_filter.js";
/// ```
#[wasm_bindgen(js_name = Image)]
#[derive(Debug)]
pub struct JsImage(Image);

#[wasm_bindgen(js_class = Image)]
#[expect(
    clippy::missing_errors_doc,
    reason = "these are read in JavaScript, where they are @throws"
)]
impl JsImage {
    /// Makes a transparent black image.
    ///
    /// @param width - Pixels in a row: a whole number of at least 1.
    /// @param height - Rows: a whole number of at least 1. `width` × `height` is at most 536870911.
    /// @throws {RangeError} If a side is anything else, or the product is larger.
    /// @throws {Error} If memory is short.
    #[wasm_bindgen(constructor)]
    pub fn new(width: f64, height: f64) -> Result<JsImage, Error> {
        let image = Image::new(check::side("width", width)?, check::side("height", height)?)?;
        Ok(JsImage(image))
    }

    /// Makes an image of pixels, which are copied into the module once.
    ///
    /// @param pixels - 4 × `width` × `height` bytes, laid out as in this class; what
    /// `ImageData.data` holds. What `pixels()` of another image gives may be passed too.
    /// @param width - Pixels in a row: a whole number of at least 1.
    /// @param height - Rows: a whole number of at least 1. `width` × `height` is at most 536870911.
    /// @throws {TypeError} If `pixels` is not a `Uint8ClampedArray`.
    /// @throws {RangeError} If a side is anything else, the product is larger, or
    /// `pixels` has another length.
    /// @throws {Error} If memory is short.
    #[wasm_bindgen(js_name = fromRgba)]
    pub fn from_rgba(
        pixels: &Uint8ClampedArray,
        width: f64,
        height: f64,
    ) -> Result<JsImage, JsValue> {
        if !pixels.is_instance_of::<Uint8ClampedArray>() {
            let message =
                "pixels is not a Uint8ClampedArray: wrap the buffer that holds the bytes in one";
            return Err(TypeError::new(message).into());
        }
        let (width, height) = (check::side("width", width)?, check::side("height", height)?);
        check::pixels_length(pixels.length() as usize, width, height)?;

        // Making room may grow the memory, which detaches all views of it.
        let is_view = Object::is(&pixels.buffer(), &memory().buffer());
        let (offset, length) = (pixels.byte_offset(), pixels.length());
        let mut image = JsImage(Image::new(width, height)?);
        let source = if is_view { view(offset, length) } else { pixels.clone() };
        image.pixels().set(&source, 0);
        Ok(image)
    }

    /// Pixels in a row.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn width(&self) -> usize {
        self.0.width()
    }

    /// Rows.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn height(&self) -> usize {
        self.0.height()
    }

    /// Gives a view of the pixels, without a copy: reading it reads the image, writing it changes the image.
    ///
    /// Use it at once and drop it, as in `context.putImageData(new ImageData(image.pixels(), image.width), 0, 0)`.
    /// When the module's memory grows, which any call that makes an image or filters one can cause, the view is
    /// detached: its length becomes 0. And it must not be used once the image is freed or dropped, since its
    /// bytes then belong to something else. To keep pixels, or to pass them to a worker, take `toRgba()`.
    ///
    /// @returns 4 × `width` × `height` bytes of the module's memory.
    #[must_use]
    pub fn pixels(&mut self) -> Pixels {
        let pixels = self.0.pixels_mut();
        #[expect(clippy::cast_possible_truncation, reason = "Wasm's addresses have 32 bits")]
        let (offset, length) = (pixels.as_mut_ptr().addr() as u32, pixels.len() as u32);
        view(offset, length).unchecked_into()
    }

    /// Copies the pixels out of the module.
    ///
    /// @returns A new array of 4 × `width` × `height` bytes, which nothing that happens to the image changes.
    /// @throws {RangeError} If the engine has no memory for the array.
    #[wasm_bindgen(js_name = toRgba)]
    pub fn to_rgba(&mut self) -> Result<Pixels, JsValue> {
        self.pixels().slice()
    }

    /// Replaces each colour by a gray as bright: 0.2126 red + 0.7152 green + 0.0722 blue (the luma of
    /// Rec. 709, as in CSS `grayscale(1)`), within 0.51.
    pub fn grayscale(&mut self) {
        self.0.grayscale();
    }

    /// Turns each colour into its negative: 255 minus the colour. Twice is as it was.
    pub fn invert(&mut self) {
        self.0.invert();
    }

    /// Adds a number to red, green and blue, rounded to the nearest and kept from 0 to 255.
    ///
    /// @param delta - Steps of the 256 of a channel, from -255 (black) to 255 (white); 0 changes nothing.
    /// @throws {RangeError} If `delta` is anything else.
    pub fn brightness(&mut self, delta: f64) -> Result<(), Error> {
        self.0.brightness(delta)
    }

    /// Multiplies the distance of red, green and blue from middle gray, 127.5, rounded to the nearest and kept
    /// from 0 to 255.
    ///
    /// @param factor - From 0 (all gray) to 255 (each channel all or nothing); 1 changes nothing.
    /// @throws {RangeError} If `factor` is anything else.
    pub fn contrast(&mut self, factor: f64) -> Result<(), Error> {
        self.0.contrast(factor)
    }

    /// Blurs with a Gaussian, the bell curve: each colour becomes a weighted mean of its surroundings.
    /// Beyond the border the nearest pixel repeats. Off the exact result by 0.52 at most, rounding included.
    ///
    /// @param sigma - The standard deviation of the curve, in pixels, from 0.3 (all but nothing) to 100. Time
    /// and reach grow with it: colours travel up to 4 `sigma`.
    /// @throws {RangeError} If `sigma` is anything else.
    /// @throws {Error} If memory for a working copy is short.
    #[wasm_bindgen(js_name = gaussianBlur)]
    pub fn gaussian_blur(&mut self, sigma: f64) -> Result<(), Error> {
        self.0.gaussian_blur(sigma)
    }

    /// Sharpens: moves each colour away from the mean of the pixels above, below, left and right of it,
    /// rounded to the nearest and kept from 0 to 255. Beyond the border the nearest pixel repeats.
    ///
    /// @param amount - How many times the difference from the mean is added, from 0 (changes nothing) to 10
    /// (harsh); 1 is plainly visible.
    /// @throws {RangeError} If `amount` is anything else.
    /// @throws {Error} If memory for a working copy is short.
    pub fn sharpen(&mut self, amount: f64) -> Result<(), Error> {
        self.0.sharpen(amount)
    }

    /// Shows edges: white where brightness changes abruptly, black where it does not. Each colour becomes
    /// the length of the gradient of `grayscale()` by Sobel's operator, the root of the sum of both squares,
    /// rounded to the nearest and at most 255. Beyond the border the nearest pixel repeats.
    ///
    /// @throws {Error} If memory for a working copy is short.
    pub fn edges(&mut self) -> Result<(), Error> {
        self.0.edges()
    }
}

fn memory() -> Memory {
    wasm_bindgen::memory().unchecked_into()
}

/// Not [`Uint8ClampedArray::view`], which gives a `Uint8Array`.
fn view(offset: u32, length: u32) -> Uint8ClampedArray {
    Uint8ClampedArray::new_with_byte_offset_and_length(&memory().buffer(), offset, length)
}

impl From<Error> for JsValue {
    fn from(error: Error) -> JsValue {
        let message = error.message(|number| Number::from(number).to_js_string().into());
        match error {
            Error::OutOfRange { .. } => RangeError::new(&message).into(),
            Error::OutOfMemory => js_sys::Error::new(&message).into(),
        }
    }
}
