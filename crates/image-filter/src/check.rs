//! What a number must be before anything is done with it.

use std::ops::RangeInclusive;

use crate::Error;

/// One allocation on wasm32 holds at most 2³¹ − 1 bytes, and a pixel is four. The same limit on
/// every target means that an image which works in a native test works in a browser.
const MOST_PIXELS: f64 = 536_870_911.0;

/// A width or height, as JavaScript gives it.
pub(crate) fn side(what: &'static str, value: f64) -> Result<u32, Error> {
    if value.fract() == 0.0 && (1.0..=MOST_PIXELS).contains(&value) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is a whole number from 1 to 2²⁹ − 1"
        )]
        return Ok(value as u32);
    }
    Err(Error::OutOfRange { what, is: value, must_be: "a whole number from 1 to 536870911" })
}

/// The bytes of an image.
pub(crate) fn byte_length(width: u32, height: u32) -> Result<usize, Error> {
    let pixels = f64::from(width) * f64::from(height);
    if (1.0..=MOST_PIXELS).contains(&pixels) {
        return Ok(4 * width as usize * height as usize);
    }
    Err(Error::OutOfRange { what: "width × height", is: pixels, must_be: "from 1 to 536870911" })
}

/// The length of what shall become the pixels of an image.
pub(crate) fn pixels_length(length: usize, width: u32, height: u32) -> Result<(), Error> {
    if length == byte_length(width, height)? {
        return Ok(());
    }
    #[expect(clippy::cast_precision_loss, reason = "only a message, and exact up to 2⁵³")]
    let is = length as f64;
    Err(Error::OutOfRange { what: "pixels.length", is, must_be: "4 × width × height" })
}

/// A filter's parameter. `must_be` says the range in words.
pub(crate) fn parameter(
    what: &'static str,
    value: f64,
    range: RangeInclusive<f64>,
    must_be: &'static str,
) -> Result<f32, Error> {
    if range.contains(&value) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "seven digits are more than 8 bits show"
        )]
        return Ok(value as f32);
    }
    Err(Error::OutOfRange { what, is: value, must_be })
}
