//! The filters of JavaScript's class `Image`.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::JsImage;
use super::values::{self, JsProgress, JsQuality, JsResampling, Numbers, with_progress};
use crate::{Error, Filter};

#[cfg(feature = "pointwise")]
#[wasm_bindgen(js_class = Image)]
impl JsImage {
    /// Replaces each colour by a gray as bright: 0.2126 red + 0.7152 green + 0.0722 blue (the luma of
    /// Rec. 709, as in CSS `grayscale(1)`), within 0.51.
    pub fn grayscale(&self) -> Result<(), JsValue> {
        self.apply(Ok(Filter::grayscale()), None)
    }

    /// Turns each colour into its negative: 255 minus the colour. Twice is as it was.
    pub fn invert(&self) -> Result<(), JsValue> {
        self.apply(Ok(Filter::invert()), None)
    }

    /// Makes each of red, green and blue a weighted sum of the three, plus an offset, rounded to the nearest and kept from 0 to 255.
    ///
    /// @param matrix - Twelve numbers: for red, green and blue, the weights of red, green and blue, from -16 to 16, and the
    /// offset, from -4096 to 4096 steps of the 256 of a channel.
    /// @throws {RangeError} If there are not twelve, or one is out of range.
    #[wasm_bindgen(js_name = colorMatrix)]
    pub fn color_matrix(&self, matrix: &Numbers) -> Result<(), JsValue> {
        self.apply(Ok(values::color_matrix(matrix)?), None)
    }

    /// Adds a number to red, green and blue, rounded to the nearest and kept from 0 to 255.
    ///
    /// @param delta - Steps of the 256 of a channel, from -255 (black) to 255 (white); 0 changes nothing.
    /// @throws {RangeError} If `delta` is anything else.
    pub fn brightness(&self, delta: f64) -> Result<(), JsValue> {
        self.apply(Filter::brightness(delta), None)
    }

    /// Multiplies the distance of red, green and blue from middle gray, 127.5, rounded to the nearest and kept
    /// from 0 to 255.
    ///
    /// @param factor - From 0 (all gray) to 16 (nearly each channel all or nothing); 1 changes nothing.
    /// @throws {RangeError} If `factor` is anything else.
    pub fn contrast(&self, factor: f64) -> Result<(), JsValue> {
        self.apply(Filter::contrast(factor), None)
    }

    /// Multiplies the distance of red, green and blue from what `grayscale` makes of them, rounded to the nearest and kept
    /// from 0 to 255.
    ///
    /// @param factor - From 0 (all gray) to 16; 1 changes nothing.
    /// @throws {RangeError} If `factor` is anything else.
    pub fn saturation(&self, factor: f64) -> Result<(), JsValue> {
        self.apply(Filter::saturation(factor), None)
    }

    /// Tints brown, like an old photograph, as CSS `sepia` does.
    ///
    /// @param amount - From 0 (changes nothing) to 1 (nothing is left of the colours).
    /// @throws {RangeError} If `amount` is anything else.
    pub fn sepia(&self, amount: f64) -> Result<(), JsValue> {
        self.apply(Filter::sepia(amount), None)
    }
}

#[cfg(feature = "box-blur")]
#[wasm_bindgen(js_class = Image)]
impl JsImage {
    /// Blurs with a box: each colour becomes the mean of the square around it. Beyond the border the nearest pixel
    /// repeats. The time does not grow with the radius.
    ///
    /// @param radius - Pixels to each side of the middle one: a whole number from 0 (changes nothing) to 1000.
    /// @param progress - See `gaussianBlur`.
    /// @throws {RangeError} If `radius` is anything else.
    /// @throws {Error} If memory is short.
    #[wasm_bindgen(js_name = boxBlur)]
    pub fn box_blur(&self, radius: f64, progress: Option<JsProgress>) -> Result<(), JsValue> {
        self.apply(Filter::box_blur(radius), progress)
    }
}

#[cfg(feature = "gaussian")]
#[wasm_bindgen(js_class = Image)]
impl JsImage {
    /// Blurs with a Gaussian, the bell curve: each colour becomes a weighted mean of its surroundings.
    /// Beyond the border the nearest pixel repeats.
    ///
    /// @param sigma - The standard deviation of the curve, in pixels, from 0.3 (all but nothing) to 100.
    /// @param quality - How near to the curve; the time hardly depends on `sigma`. From 2 to 4.5, "fast" takes about a
    /// third of the time of "exact", and "accurate" less than half; elsewhere all three are the same.
    /// "accurate" where it is left out.
    /// @param progress - Called with what is done, from 0 to 1, between bands of 64 rows. What it throws, as
    /// `signal.throwIfAborted()` does, ends the work and comes out of this method. With it, a second image's worth
    /// of memory is used on the way, and views of the pixels that were taken before are of the old ones.
    /// @throws {RangeError} If `sigma` is out of range.
    /// @throws {TypeError} If `quality` is another.
    /// @throws {Error} If memory is short.
    #[wasm_bindgen(js_name = gaussianBlur)]
    pub fn gaussian_blur(
        &self,
        sigma: f64,
        quality: Option<JsQuality>,
        progress: Option<JsProgress>,
    ) -> Result<(), JsValue> {
        self.apply(Filter::gaussian_blur(sigma, values::quality(quality)?), progress)
    }
}

#[cfg(feature = "convolve")]
#[wasm_bindgen(js_class = Image)]
impl JsImage {
    /// Makes each colour the sum of its own and its eight neighbours', each times a weight, divided by a number, rounded to the
    /// nearest and kept from 0 to 255. Beyond the border the nearest pixel repeats.
    ///
    /// @param weights - Nine whole numbers from -2047 to 2047, row by row: the upper left neighbour's first.
    /// @param divisor - A whole number from 1 to 4096; where it is left out, the weights' sum, or 1 if that is less.
    /// @param progress - See `gaussianBlur`.
    /// @throws {RangeError} If there are not nine weights, or a number is anything else.
    /// @throws {Error} If memory is short.
    pub fn convolve3x3(
        &self,
        weights: &Numbers,
        divisor: Option<f64>,
        progress: Option<JsProgress>,
    ) -> Result<(), JsValue> {
        self.apply(Ok(values::convolve3x3(weights, divisor)?), progress)
    }

    /// Sharpens: moves each colour away from the mean of the pixels above, below, left and right of it,
    /// rounded to the nearest and kept from 0 to 255. Beyond the border the nearest pixel repeats.
    ///
    /// @param amount - How many times the difference from the mean is added, from 0 (changes nothing) to 10
    /// (harsh); 1 is plainly visible. It is rounded to a 32nd.
    /// @param progress - See `gaussianBlur`.
    /// @throws {RangeError} If `amount` is anything else.
    /// @throws {Error} If memory is short.
    pub fn sharpen(&self, amount: f64, progress: Option<JsProgress>) -> Result<(), JsValue> {
        self.apply(Filter::sharpen(amount), progress)
    }

    /// Makes a relief of the image, lit from the upper left.
    ///
    /// @param progress - See `gaussianBlur`.
    /// @throws {Error} If memory is short.
    pub fn emboss(&self, progress: Option<JsProgress>) -> Result<(), JsValue> {
        self.apply(Ok(Filter::emboss()), progress)
    }
}

#[cfg(feature = "edges")]
#[wasm_bindgen(js_class = Image)]
impl JsImage {
    /// Shows edges: white where brightness changes abruptly, black where it does not. Each colour becomes
    /// the length of the gradient of `grayscale()` by Sobel's operator, the root of the sum of both squares,
    /// rounded to the nearest and at most 255. Beyond the border the nearest pixel repeats.
    ///
    /// @param progress - See `gaussianBlur`.
    /// @throws {Error} If memory is short.
    pub fn edges(&self, progress: Option<JsProgress>) -> Result<(), JsValue> {
        self.apply(Ok(Filter::edges()), progress)
    }
}

#[cfg(feature = "resize")]
#[wasm_bindgen(js_class = Image)]
impl JsImage {
    /// Makes an image of another size of this one, which stays as it is. Pixels count by their alpha too, so that colours
    /// of transparent ones do not show.
    ///
    /// @param width - Pixels in a row: a whole number of at least 1.
    /// @param height - Rows: a whole number of at least 1. `width` × `height` is at most 536870911.
    /// @param resampling - "area": a new pixel is the mean of what it covers. "lanczos3": sharper, with faint halos along hard edges.
    /// "area" where it is left out.
    /// @param progress - See `gaussianBlur`.
    /// @throws {RangeError} If a side is anything else, or the product is larger.
    /// @throws {TypeError} If `resampling` is another.
    /// @throws {Error} If memory is short.
    pub fn resize(
        &self,
        width: f64,
        height: f64,
        resampling: Option<JsResampling>,
        progress: Option<JsProgress>,
    ) -> Result<JsImage, JsValue> {
        let (resampling, image) = (values::resampling(resampling)?, self.borrow()?);
        let mut resized = None;
        with_progress(progress, &mut |progress| {
            resized = Some(image.resized(width, height, resampling, progress)?);
            Ok(())
        })?;
        resized.map(JsImage::from).ok_or_else(|| Error::Cancelled.into())
    }
}
