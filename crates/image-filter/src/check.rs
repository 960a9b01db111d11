//! What a number must be before anything is done with it.

use crate::Error;

/// A number's name and range.
#[derive(Debug, PartialEq)]
pub struct Bounds {
    /// What the number is called.
    pub name: &'static str,
    /// The least that it may be.
    pub least: f64,
    /// The most that it may be.
    pub most: f64,
    /// Whether it must be a whole number.
    pub is_whole: bool,
}

impl Bounds {
    pub(crate) const fn new(name: &'static str, least: f64, most: f64) -> Bounds {
        Bounds { name, least, most, is_whole: false }
    }

    pub(crate) const fn whole(name: &'static str, least: f64, most: f64) -> Bounds {
        Bounds { name, least, most, is_whole: true }
    }

    /// The number, where it is what it must be.
    #[inline(never)]
    pub(crate) fn check(&'static self, number: f64) -> Result<f64, Error> {
        let is_fitting = !self.is_whole || is_whole(number);
        if is_fitting && self.least <= number && number <= self.most {
            return Ok(number);
        }
        Err(Error::OutOfRange { is: number, must_be: self })
    }

    /// The same as a whole number: to be asked of bounds of whole numbers, which are all below 2³¹.
    #[inline(never)]
    pub(crate) fn check_whole(&'static self, number: f64) -> Result<i32, Error> {
        #[expect(clippy::cast_possible_truncation, reason = "see above")]
        let whole = self.check(number)? as i32;
        Ok(whole)
    }
}

/// One allocation on wasm32 holds at most 2³¹ − 1 bytes, and a pixel is four. The same limit on
/// every target means that an image which works in a native test works in a browser.
const MOST_PIXELS: f64 = 536_870_911.0;

static WIDTH: Bounds = Bounds::whole("width", 1.0, MOST_PIXELS);
static HEIGHT: Bounds = Bounds::whole("height", 1.0, MOST_PIXELS);
static PIXELS: Bounds = Bounds::new("width × height", 1.0, MOST_PIXELS);

/// A width and a height, and how many pixels they are.
pub(crate) struct Size {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) pixels: usize,
}

impl Size {
    /// Of the sides as JavaScript gives them.
    #[inline(never)]
    pub(crate) fn new(width: f64, height: f64) -> Result<Size, Error> {
        let (width, height) = (WIDTH.check_whole(width)?, HEIGHT.check_whole(height)?);
        PIXELS.check(f64::from(width) * f64::from(height))?;
        let (width, height) = (width.unsigned_abs() as usize, height.unsigned_abs() as usize);
        Ok(Size { width, height, pixels: width * height })
    }
}

/// A length that must be a certain one. `what` is its name.
pub(crate) fn length(what: &'static str, is: usize, must_be: usize) -> Result<(), Error> {
    if is == must_be {
        return Ok(());
    }
    #[expect(clippy::cast_precision_loss, reason = "only a message, and exact up to 2⁵³")]
    let (is, must_be) = (is as f64, must_be as f64);
    Err(Error::WrongLength { what, is, must_be })
}

/// The bytes of what shall become the pixels of an image.
pub(crate) fn bytes(length: usize, size: &Size) -> Result<(), Error> {
    self::length("pixels.length (4 × width × height)", length, 4 * size.pixels)
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
