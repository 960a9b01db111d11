//! JavaScript's class `Image`.

use alloc::rc::Rc;
use alloc::vec::Vec;
use core::cell::{Ref, RefCell, RefMut};

use js_sys::{Object, TypeError, Uint8ClampedArray, WebAssembly};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use super::values::{JsProgress, with_progress};
use crate::check::{self, Size};
use crate::frame::Pixel;
use crate::memory::Memory;
use crate::{Error, Filter, Image};

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

    /// A canvas's context, of a page or of a worker.
    #[wasm_bindgen(
        typescript_type = "CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D"
    )]
    pub type Context;

    #[wasm_bindgen(method, structural, catch, js_name = putImageData)]
    fn put_image_data(this: &Context, data: &ImageData, x: f64, y: f64) -> Result<(), JsValue>;

    type ImageData;

    #[wasm_bindgen(constructor, catch)]
    fn new(pixels: &Pixels, width: usize) -> Result<ImageData, JsValue>;
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
pub struct JsImage {
    width: usize,
    height: usize,
    // JavaScript may pass an image twice, or use it while it is filtered. The guard that wasm-bindgen has against that stays closed
    // once it has thrown; this one opens again. What copies into the image shares it, and takes its pixels out meanwhile.
    pub(super) image: Rc<RefCell<Image>>,
}

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
        Ok(JsImage::from(Image::of(&Size::new(width, height)?)?))
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
        let size = Size::new(width, height)?;
        let (offset, length) = (pixels.byte_offset(), pixels.length());
        check::bytes(length as usize, &size)?;
        // What `pixels` says of itself is a lie where a subclass wants it to be; this array is the engine's own.
        let buffer = &pixels.buffer();
        let source = Uint8ClampedArray::new_with_byte_offset_and_length(buffer, offset, length);
        check::bytes(source.length() as usize, &size)?;

        let is_view = Object::is(buffer, &memory().buffer());
        let mut room = Memory::default();
        let mut copy: Vec<Pixel> = room.with_room(size.pixels);
        room.granted()?;
        // The memory may have grown, which detaches all views of it.
        let source = if is_view { view(offset as usize, length as usize) } else { source };
        view(copy.as_ptr().addr(), size.pixels * 4).set(&source, 0);
        // SAFETY: there is room for as many, and the source, which is as long, has been copied to all of it. Any bytes are pixels.
        unsafe { copy.set_len(size.pixels) };
        Ok(JsImage::from(Image { pixels: copy, width: size.width }))
    }

    /// Pixels in a row.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// Gives a view of the pixels, without a copy: reading it reads the image, writing it changes the image.
    ///
    /// Use it at once and drop it, as in `context.putImageData(new ImageData(image.pixels(), image.width), 0, 0)`.
    /// When the module's memory grows, which any call that makes an image or filters one can cause, the view is
    /// detached: its length becomes 0. And it must not be used once the image is freed or dropped, since its
    /// bytes then belong to something else. To keep pixels, or to pass them to a worker, take `toRgba()`.
    ///
    /// @returns 4 × `width` × `height` bytes of the module's memory.
    /// @throws {Error} If it is called while the image is filtered.
    pub fn pixels(&self) -> Result<Pixels, JsValue> {
        Ok(view_of(self.borrow_mut()?.pixels_mut()).unchecked_into())
    }

    /// Copies the pixels out of the module.
    ///
    /// @returns A new array of 4 × `width` × `height` bytes, which nothing that happens to the image changes.
    /// @throws {RangeError} If the engine has no memory for the array.
    #[wasm_bindgen(js_name = toRgba)]
    pub fn to_rgba(&self) -> Result<Pixels, JsValue> {
        self.pixels()?.slice()
    }

    /// Draws the image, with its upper left corner at that of the canvas.
    ///
    /// @param context - A canvas's context, as `getContext("2d")` gives it.
    /// @throws {TypeError} If it is none.
    /// @throws {ReferenceError} Where there are no canvases, as in Node.
    #[wasm_bindgen(js_name = putInto)]
    pub fn put_into(&self, context: &Context) -> Result<(), JsValue> {
        context.put_image_data(&ImageData::new(&self.pixels()?, self.width)?, 0.0, 0.0)
    }
}

impl JsImage {
    // One function for all filters: twenty copies of it would weigh as much as their kernels.
    #[inline(never)]
    pub(super) fn apply(
        &self,
        filter: Result<Filter, Error>,
        progress: Option<JsProgress>,
    ) -> Result<(), JsValue> {
        self.apply_all(&[filter?], progress)
    }

    pub(super) fn apply_all(
        &self,
        filters: &[Filter],
        progress: Option<JsProgress>,
    ) -> Result<(), JsValue> {
        let mut image = self.borrow_mut()?;
        with_progress(progress, &mut |progress| image.apply(filters, progress))
    }

    pub(super) fn borrow(&self) -> Result<Ref<'_, Image>, Error> {
        let image = self.image.try_borrow().ok();
        image.filter(|image| !image.pixels.is_empty()).ok_or(Error::Busy)
    }

    pub(super) fn borrow_mut(&self) -> Result<RefMut<'_, Image>, Error> {
        let image = self.image.try_borrow_mut().ok();
        image.filter(|image| !image.pixels.is_empty()).ok_or(Error::Busy)
    }
}

impl From<Image> for JsImage {
    fn from(image: Image) -> JsImage {
        let (width, height) = (image.width(), image.height());
        JsImage { width, height, image: Rc::new(RefCell::new(image)) }
    }
}

fn memory() -> WebAssembly::Memory {
    wasm_bindgen::memory().unchecked_into()
}

pub(super) fn view_of(pixels: &mut [u8]) -> Uint8ClampedArray {
    view(pixels.as_mut_ptr().addr(), pixels.len())
}

/// Not [`Uint8ClampedArray::view`], which gives a `Uint8Array`.
#[expect(clippy::cast_possible_truncation, reason = "Wasm's addresses have 32 bits")]
fn view(address: usize, length: usize) -> Uint8ClampedArray {
    let buffer = &memory().buffer();
    Uint8ClampedArray::new_with_byte_offset_and_length(buffer, address as u32, length as u32)
}
