//! Filters that look at one pixel at a time.

use alloc::vec::Vec;

use crate::check::{Bounds, nearest};
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

/// Puts a filter at the end of a chain, into the last one where both are one.
pub(crate) fn extend(chain: &mut Vec<Pointwise>, filter: Pointwise) {
    match chain.last_mut().and_then(|last| Some((last.then(filter)?, last))) {
        Some((both, last)) => *last = both,
        None => chain.push(filter),
    }
}

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
            Pointwise::ColorMatrix(Matrix { weights, offsets, range }) => {
                kernel::color_matrix(pixels, weights, offsets, *range);
            }
        }
    }

    /// Two filters as one, where there is one that does exactly the same.
    fn then(self, next: Pointwise) -> Option<Pointwise> {
        let both = match (self, next) {
            (Pointwise::ColorMatrix(matrix), Pointwise::Invert) => matrix.inverted(),
            (Pointwise::ColorMatrix(matrix), Pointwise::ColorMatrix(next)) => {
                matrix.brightened(next.steps()?)
            }
            _ => None,
        };
        both.map(Pointwise::ColorMatrix)
    }
}

/// Three weighted sums in whole numbers; see [`kernel::color_matrix`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Matrix {
    weights: [[i16; 3]; 3],
    offsets: [i32; 3],
    /// The least and the most that a colour becomes.
    range: [u8; 2],
}

/// 1 in the units of weights and offsets.
const ONE: i32 = 2048;

/// With weights up to here, 16 bits leave 11 for the fraction: three products of bytes are off by
/// 3 × 255 / 4096 = 0.19 at most, and the result, rounded, by less than 0.69. 16 itself is cut to 32767/2048, by which
/// the result can be off by up to 0.2 more: less than 1 in all.
static WEIGHT: Bounds = Bounds::new("weight", -16.0, 16.0);
static OFFSET: Bounds = Bounds::new("offset", -4096.0, 4096.0);
static DELTA: Bounds = Bounds::new("delta", -255.0, 255.0);
static FACTOR: Bounds = Bounds::new("factor", 0.0, 16.0);
static AMOUNT: Bounds = Bounds::new("amount", 0.0, 1.0);

impl Matrix {
    /// Of three rows of red's, green's and blue's weight and an offset.
    pub(crate) fn new(rows: [[f64; 4]; 3]) -> Result<Matrix, Error> {
        for [weights @ .., offset] in rows {
            for weight in weights {
                WEIGHT.check(weight)?;
            }
            OFFSET.check(offset)?;
        }
        #[expect(clippy::cast_possible_truncation, reason = "only 16 is above 2¹⁵, and cut")]
        let weight = |weight: f64| nearest(2048.0 * weight).min(i32::from(i16::MAX)) as i16;
        let weights = rows.map(|[weights @ .., _]: [f64; 4]| weights.map(weight));
        // The half makes the shift round.
        let offsets = rows.map(|[.., offset]| nearest(2048.0 * (offset + 0.5)));
        Ok(Matrix { weights, offsets, range: [0, 255] })
    }

    /// How many steps this adds to each colour, if that is all it does. Its range is everything a byte holds.
    fn steps(&self) -> Option<i32> {
        let [offset, others @ ..] = self.offsets;
        let only_adds =
            self.weights == [[2048, 0, 0], [0, 2048, 0], [0, 0, 2048]] && others == [offset; 2];
        only_adds.then_some(offset >> 11)
    }

    /// The same, and then `steps` more: the range moves along.
    #[expect(clippy::cast_sign_loss, reason = "it is from 0 to 255")]
    fn brightened(self, steps: i32) -> Option<Matrix> {
        let range = self.range.map(|colour| (i32::from(colour) + steps).clamp(0, 255) as u8);
        self.with_offsets(range, |offset| offset + steps * ONE)
    }

    /// The same, and then negative: the shift, which rounds down, must now round up.
    fn inverted(self) -> Option<Matrix> {
        let mut weights = self.weights;
        for weight in weights.as_flattened_mut() {
            *weight = weight.checked_neg()?;
        }
        let [least, most] = self.range;
        Matrix { weights, ..self }
            .with_offsets([255 - most, 255 - least], |offset| 256 * ONE - 1 - offset)
    }

    /// With another range and other offsets, unless they are more than kernels take.
    fn with_offsets(mut self, range: [u8; 2], new: impl Fn(i32) -> i32) -> Option<Matrix> {
        self.range = range;
        self.offsets = self.offsets.map(new);
        self.offsets.iter().all(|offset| offset.abs() <= 1 << 25).then_some(self)
    }

    pub(crate) fn brightness(delta: f64) -> Result<Matrix, Error> {
        let delta = DELTA.check(delta)?;
        Matrix::new(saturated(1.0, 1.0, delta))
    }

    pub(crate) fn contrast(factor: f64) -> Result<Matrix, Error> {
        let factor = FACTOR.check(factor)?;
        Matrix::new(saturated(1.0, factor, 127.5 * (1.0 - factor)))
    }

    pub(crate) fn saturation(factor: f64) -> Result<Matrix, Error> {
        let factor = FACTOR.check(factor)?;
        Matrix::new(saturated(factor, 1.0, 0.0))
    }

    /// The sepia of [Filter Effects](https://www.w3.org/TR/filter-effects-1/#sepiaEquivalent).
    pub(crate) fn sepia(amount: f64) -> Result<Matrix, Error> {
        let amount = AMOUNT.check(amount)?;
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
