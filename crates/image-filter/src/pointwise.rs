//! Filters that look at one pixel at a time.

use crate::check::{nearest, parameter};
use crate::frame::{Frame, Pixel};
use crate::{Error, kernels::pointwise as kernel};

/// What is done to each pixel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Pointwise {
    Grayscale,
    Invert,
    ColorMatrix(Matrix),
}

/// Pixels that are filtered before the next ones are looked at: 16 KiB, which any processor's nearest
/// cache holds, so that only the first filter of a chain waits for memory.
const CHUNK: usize = 4096;

/// Runs a chain of filters in one pass over the pixels.
pub(crate) fn run(filters: &[Pointwise], frame: &mut Frame) -> Result<(), Error> {
    // A pixel's place does not matter: rows of any width will do.
    frame.width = CHUNK;
    for y in 0..frame.height() {
        let pixels = frame.target(y);
        for filter in filters {
            filter.filter(pixels);
        }
        frame.written(y)?;
    }
    Ok(())
}

impl Pointwise {
    fn filter(&self, pixels: &mut [Pixel]) {
        match self {
            Pointwise::Grayscale => kernel::grayscale(pixels),
            Pointwise::Invert => kernel::invert(pixels),
            Pointwise::ColorMatrix(Matrix { weights, offsets }) => {
                kernel::color_matrix(pixels, weights, offsets);
            }
        }
    }
}

/// Three weighted sums in whole numbers; see [`kernel::color_matrix`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Matrix {
    weights: [[i16; 3]; 3],
    offsets: [i32; 3],
}

/// With weights up to here, 16 bits leave 11 for the fraction: three products of bytes are off by
/// 3 × 255 / 4096 = 0.19 at most, and the result, rounded, by less than 0.69. 16 itself is cut to 32767/2048, by which
/// the result can be off by up to 0.2 more: less than 1 in all.
const MOST_WEIGHT: f64 = 16.0;

impl Matrix {
    /// Of three rows of red's, green's and blue's weight and an offset.
    pub(crate) fn new(rows: [[f64; 4]; 3]) -> Result<Matrix, Error> {
        for [weights @ .., offset] in rows {
            for weight in weights {
                parameter("weight", weight, -MOST_WEIGHT..=MOST_WEIGHT, "from -16 to 16")?;
            }
            parameter("offset", offset, -4096.0..=4096.0, "from -4096 to 4096")?;
        }
        #[expect(clippy::cast_possible_truncation, reason = "only 16 is above 2¹⁵, and cut")]
        let weight = |weight: f64| nearest(2048.0 * weight).min(i32::from(i16::MAX)) as i16;
        let weights = rows.map(|[weights @ .., _]: [f64; 4]| weights.map(weight));
        // The half makes the shift round.
        let offsets = rows.map(|[.., offset]| nearest(2048.0 * (offset + 0.5)));
        Ok(Matrix { weights, offsets })
    }

    pub(crate) fn brightness(delta: f64) -> Result<Matrix, Error> {
        let delta = parameter("delta", delta, -255.0..=255.0, "from -255 to 255")?;
        Matrix::new(saturated(1.0, 1.0, delta))
    }

    pub(crate) fn contrast(factor: f64) -> Result<Matrix, Error> {
        let factor = parameter("factor", factor, 0.0..=MOST_WEIGHT, "from 0 to 16")?;
        Matrix::new(saturated(1.0, factor, 127.5 * (1.0 - factor)))
    }

    pub(crate) fn saturation(factor: f64) -> Result<Matrix, Error> {
        let factor = parameter("factor", factor, 0.0..=MOST_WEIGHT, "from 0 to 16")?;
        Matrix::new(saturated(factor, 1.0, 0.0))
    }

    /// The sepia of [Filter Effects](https://www.w3.org/TR/filter-effects-1/#sepiaEquivalent).
    pub(crate) fn sepia(amount: f64) -> Result<Matrix, Error> {
        let amount = parameter("amount", amount, 0.0..=1.0, "from 0 to 1")?;
        let sepia = [[0.393, 0.769, 0.189], [0.349, 0.686, 0.168], [0.272, 0.534, 0.131]];
        let mut rows = saturated(1.0, 1.0 - amount, 0.0);
        for (row, sepia) in rows.iter_mut().zip(sepia) {
            for (weight, sepia) in row.iter_mut().zip(sepia) {
                *weight += amount * sepia;
            }
        }
        Matrix::new(rows)
    }
}

/// Moves colours towards their luma (0) or away from it (above 1), multiplies them, and adds an offset.
fn saturated(saturation: f64, factor: f64, offset: f64) -> [[f64; 4]; 3] {
    let luma = [0.2126, 0.7152, 0.0722];
    let mut rows = [[0.0; 4]; 3];
    for (place, row) in rows.iter_mut().enumerate() {
        for (weight, luma) in row.iter_mut().zip(luma) {
            *weight = factor * (1.0 - saturation) * luma;
        }
        row[place] += factor * saturation;
        row[3] = offset;
    }
    rows
}
