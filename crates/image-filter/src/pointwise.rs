//! Filters that look at one pixel at a time.

use crate::check::parameter;
use crate::{Error, Image};

impl Image {
    /// Replaces each colour by its luma, the weighted sum of Rec. 709 that CSS `grayscale()` uses too.
    pub fn grayscale(&mut self) {
        for pixel in &mut self.pixels {
            let gray = luma(*pixel);
            pixel[..3].fill(gray);
        }
    }

    /// Turns each colour into its negative.
    pub fn invert(&mut self) {
        self.map_colours(|colour| 255 - colour);
    }

    /// Adds `delta` to each colour: -255 gives black, 0 changes nothing, 255 gives white.
    ///
    /// # Errors
    ///
    /// When `delta` is out of range.
    pub fn brightness(&mut self, delta: f64) -> Result<(), Error> {
        let delta = parameter("delta", delta, -255.0..=255.0, "from -255 to 255")?;
        self.look_up(|colour| colour + delta);
        Ok(())
    }

    /// Multiplies each colour's distance from middle gray by `factor`: 0 gives gray, 1 changes nothing,
    /// 255 leaves only black and white in each channel.
    ///
    /// # Errors
    ///
    /// When `factor` is out of range.
    pub fn contrast(&mut self, factor: f64) -> Result<(), Error> {
        let factor = parameter("factor", factor, 0.0..=255.0, "from 0 to 255")?;
        self.look_up(|colour| 127.5 + factor * (colour - 127.5));
        Ok(())
    }

    /// There are only 256 colours in a channel, so the formula is worked out once for each.
    fn look_up(&mut self, formula: impl Fn(f32) -> f32) {
        let mut table = [0; 256];
        for (colour, entry) in (0..=255_u8).zip(&mut table) {
            *entry = rounded(formula(f32::from(colour)));
        }
        self.map_colours(|colour| table[usize::from(colour)]);
    }

    fn map_colours(&mut self, new: impl Fn(u8) -> u8) {
        for [red, green, blue, _alpha] in &mut self.pixels {
            *red = new(*red);
            *green = new(*green);
            *blue = new(*blue);
        }
    }
}

/// How bright a colour looks: 0.2126 red + 0.7152 green + 0.0722 blue ([Rec. ITU-R BT.709][1]) of the
/// encoded values. In whole numbers, 32768 being 1: the weights add up to it, so gray stays as it was,
/// and the error stays below 0.51.
///
/// [1]: https://www.itu.int/rec/R-REC-BT.709
pub(crate) fn luma([red, green, blue, _alpha]: [u8; 4]) -> u8 {
    let sum = 6_966 * u32::from(red) + 23_436 * u32::from(green) + 2_366 * u32::from(blue);
    #[expect(clippy::cast_possible_truncation, reason = "a mean of bytes is at most 255")]
    let gray = ((sum + 16_384) >> 15) as u8;
    gray
}

/// The nearest byte; halves go up, and what is out of range goes to the end of it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
pub(crate) fn rounded(colour: f32) -> u8 {
    (colour + 0.5) as u8
}
