//! What a number must be before anything is done with it.

use core::ops::RangeInclusive;

use crate::Error;

/// One allocation on wasm32 holds at most 2³¹ − 1 bytes, and a pixel is four. The same limit on
/// every target means that an image which works in a native test works in a browser.
const MOST_PIXELS: f64 = 536_870_911.0;

/// A width or height, as JavaScript gives it.
pub(crate) fn side(what: &'static str, value: f64) -> Result<u32, Error> {
    if is_whole(value) && (1.0..=MOST_PIXELS).contains(&value) {
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

/// The sides of an image that another is filtered into.
pub(crate) fn same_size(
    width: usize,
    wanted_width: usize,
    height: usize,
    wanted_height: usize,
) -> Result<(), Error> {
    for (what, is, wanted) in
        [("target.width", width, wanted_width), ("target.height", height, wanted_height)]
    {
        if is != wanted {
            #[expect(clippy::cast_precision_loss, reason = "sides are below 2²⁹")]
            let is = is as f64;
            return Err(Error::OutOfRange { what, is, must_be: "that of the image" });
        }
    }
    Ok(())
}

/// A filter's parameter. `must_be` says the range in words.
pub(crate) fn parameter(
    what: &'static str,
    value: f64,
    range: RangeInclusive<f64>,
    must_be: &'static str,
) -> Result<f64, Error> {
    if range.contains(&value) {
        return Ok(value);
    }
    Err(Error::OutOfRange { what, is: value, must_be })
}

/// A parameter that must be a whole number.
pub(crate) fn whole(
    what: &'static str,
    value: f64,
    range: RangeInclusive<f64>,
    must_be: &'static str,
) -> Result<i32, Error> {
    if !is_whole(value) {
        return Err(Error::OutOfRange { what, is: value, must_be });
    }
    #[expect(clippy::cast_possible_truncation, reason = "a whole number, and ranges are small")]
    let whole = parameter(what, value, range, must_be)? as i32;
    Ok(whole)
}

/// Whether a number below 2³¹ has no digits behind the point.
fn is_whole(value: f64) -> bool {
    #[expect(clippy::cast_possible_truncation, reason = "to see whether it changes anything")]
    let whole = value as i32;
    f64::from(whole) - value == 0.0
}

/// The nearest whole number to one within ±2²⁴; halves go up.
pub(crate) fn nearest(value: f64) -> i32 {
    const SHIFT: i32 = 1 << 24;
    // `as` cuts off, which is downwards only where numbers are positive.
    #[expect(clippy::cast_possible_truncation, reason = "parameters are checked")]
    let shifted = (value + f64::from(SHIFT) + 0.5) as i32;
    shifted - SHIFT
}
