//! JavaScript's class `Pipeline`.

use alloc::vec::Vec;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::JsImage;
use super::values::{self, JsProgress, JsQuality, Numbers, with_progress};
use crate::memory::Memory;
use crate::{Error, Filter};

/// A chain of filters. Those that look at one pixel at a time run in one pass over the image where they follow each other, so that
/// a chain of them takes little longer than one; the result is the same as one by one.
///
/// Each method returns a longer chain, by the filter of `Image` that has its name, and leaves this one as it is:
///
/// ```js
/// const pipeline = new Pipeline().grayscale().contrast(1.5).brightness(20);
/// pipeline.run(image);
/// ```
#[wasm_bindgen]
#[derive(Clone, Debug, Default)]
pub struct Pipeline(Vec<Filter>);

#[wasm_bindgen]
#[allow(
    clippy::must_use_candidate,
    clippy::return_self_not_must_use,
    reason = "JavaScript knows no such hint"
)]
impl Pipeline {
    /// Makes an empty chain, which changes nothing.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Pipeline {
        Pipeline::default()
    }

    /// Filters an image in place.
    ///
    /// @param progress - See `Image.gaussianBlur`.
    /// @throws {Error} If memory is short.
    pub fn run(&self, image: &JsImage, progress: Option<JsProgress>) -> Result<(), JsValue> {
        let mut image = image.borrow_mut()?;
        with_progress(progress, |progress| image.apply(&self.0, progress))
    }

    /// Filters an image into a second one.
    ///
    /// @param target - An image of the same size, whose pixels are overwritten. It is overwritten in part when `progress` throws.
    /// @param progress - Called as by `Image.gaussianBlur`.
    /// @throws {RangeError} If sizes differ.
    /// @throws {Error} If it is the image itself, or memory is short.
    #[wasm_bindgen(js_name = runInto)]
    pub fn run_into(
        &self,
        image: &JsImage,
        target: &JsImage,
        progress: Option<JsProgress>,
    ) -> Result<(), JsValue> {
        let (image, mut target) = (image.borrow()?, target.borrow_mut()?);
        with_progress(progress, |progress| image.apply_into(&mut target, &self.0, progress))
    }

    /// Rows above and below that a row of the result depends on: what a band of an image needs besides its own.
    #[wasm_bindgen(getter)]
    pub fn reach(&self) -> usize {
        self.0.iter().map(Filter::reach).sum()
    }

    /// See `Image.grayscale`.
    pub fn grayscale(&self) -> Result<Pipeline, JsValue> {
        self.with(Ok(Filter::grayscale()))
    }

    /// See `Image.invert`.
    pub fn invert(&self) -> Result<Pipeline, JsValue> {
        self.with(Ok(Filter::invert()))
    }

    /// See `Image.colorMatrix`.
    #[wasm_bindgen(js_name = colorMatrix)]
    pub fn color_matrix(&self, matrix: &Numbers) -> Result<Pipeline, JsValue> {
        self.with(Ok(values::color_matrix(matrix)?))
    }

    /// See `Image.brightness`.
    pub fn brightness(&self, delta: f64) -> Result<Pipeline, JsValue> {
        self.with(Filter::brightness(delta))
    }

    /// See `Image.contrast`.
    pub fn contrast(&self, factor: f64) -> Result<Pipeline, JsValue> {
        self.with(Filter::contrast(factor))
    }

    /// See `Image.saturation`.
    pub fn saturation(&self, factor: f64) -> Result<Pipeline, JsValue> {
        self.with(Filter::saturation(factor))
    }

    /// See `Image.sepia`.
    pub fn sepia(&self, amount: f64) -> Result<Pipeline, JsValue> {
        self.with(Filter::sepia(amount))
    }

    /// See `Image.boxBlur`.
    #[wasm_bindgen(js_name = boxBlur)]
    pub fn box_blur(&self, radius: f64) -> Result<Pipeline, JsValue> {
        self.with(Filter::box_blur(radius))
    }

    /// See `Image.gaussianBlur`.
    #[wasm_bindgen(js_name = gaussianBlur)]
    pub fn gaussian_blur(
        &self,
        sigma: f64,
        quality: Option<JsQuality>,
    ) -> Result<Pipeline, JsValue> {
        self.with(Filter::gaussian_blur(sigma, values::quality(quality)?))
    }

    /// See `Image.convolve3x3`.
    pub fn convolve3x3(
        &self,
        weights: &Numbers,
        divisor: Option<f64>,
    ) -> Result<Pipeline, JsValue> {
        self.with(Ok(values::convolve3x3(weights, divisor)?))
    }

    /// See `Image.sharpen`.
    pub fn sharpen(&self, amount: f64) -> Result<Pipeline, JsValue> {
        self.with(Filter::sharpen(amount))
    }

    /// See `Image.emboss`.
    pub fn emboss(&self) -> Result<Pipeline, JsValue> {
        self.with(Ok(Filter::emboss()))
    }

    /// See `Image.edges`.
    pub fn edges(&self) -> Result<Pipeline, JsValue> {
        self.with(Ok(Filter::edges()))
    }
}

impl Pipeline {
    #[inline(never)]
    fn with(&self, filter: Result<Filter, Error>) -> Result<Pipeline, JsValue> {
        let mut memory = Memory::default();
        let mut filters = memory.with_room(self.0.len() + 1);
        memory.granted()?;
        filters.extend_from_slice(&self.0);
        filters.push(filter?);
        Ok(Pipeline(filters))
    }
}
