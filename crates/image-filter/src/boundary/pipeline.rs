//! JavaScript's class `Pipeline`.

use alloc::vec::Vec;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::JsImage;
use super::calls::{self, FilterCalls};
use super::values::{JsProgress, with_progress};
use crate::Filter;

/// A chain of filters. Those that look at one pixel at a time run in one pass over the image where they follow each other, so that
/// a chain of them takes little longer than one; the result is the same as one by one.
#[wasm_bindgen]
#[derive(Clone, Debug, Default)]
pub struct Pipeline(Vec<Filter>);

#[wasm_bindgen]
#[allow(clippy::must_use_candidate, reason = "JavaScript knows no such hint")]
impl Pipeline {
    /// Makes a chain of filters, given as data, which can be sent to a worker too:
    ///
    /// ```js
    /// const pipeline = new Pipeline([["grayscale"], ["contrast", 1.5], ["gaussianBlur", 3, "fast"]]);
    /// pipeline.run(image);
    /// ```
    ///
    /// @param filters - For each, the name of a method of `Image`, and what it is called with but for a progress; none changes nothing.
    /// @throws {TypeError} If a name is of no filter.
    /// @throws {RangeError} If there are more than 65535, and as the methods of `Image` do.
    /// @throws {Error} If memory is short.
    #[wasm_bindgen(constructor)]
    pub fn new(filters: &FilterCalls) -> Result<Pipeline, JsValue> {
        Ok(Pipeline(calls::filters(filters)?))
    }

    /// Filters an image in place.
    ///
    /// @param progress - See `Image.gaussianBlur`.
    /// @throws {Error} If memory is short.
    pub fn run(&self, image: &JsImage, progress: Option<JsProgress>) -> Result<(), JsValue> {
        image.apply_all(&self.0, progress)
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
        with_progress(progress, &mut |progress| image.apply_into(&mut target, &self.0, progress))
    }

    /// Rows above and below that a row of the result depends on: what a band of an image needs besides its own.
    #[wasm_bindgen(getter)]
    pub fn reach(&self) -> usize {
        self.0.iter().map(Filter::reach).sum()
    }
}
