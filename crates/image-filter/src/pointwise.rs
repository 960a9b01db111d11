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
        let mut rest = filters;
        while let [filter, others @ ..] = rest {
            rest = others;
            match (filter, others) {
                (Pointwise::Grayscale, [Pointwise::ColorMatrix(matrix), others @ ..])
                    if matrix.is_alike() =>
                {
                    matrix.filter_gray(pixels);
                    rest = others;
                }
                _ => filter.filter(pixels),
            }
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

/// For red, green and blue: the weights of the three, and the offset.
pub(crate) type Rows = [[f64; 4]; 3];

const SAME: Rows = [[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]];
const BRIGHTER: Rows = [[1.0, 0.0, 0.0, 1.0], [0.0, 1.0, 0.0, 1.0], [0.0, 0.0, 1.0, 1.0]];
const MIDDLE_GRAY: Rows = [[0.0, 0.0, 0.0, 127.5]; 3];
const LUMA: Rows = [[0.2126, 0.7152, 0.0722, 0.0]; 3];
/// Of [Filter Effects](https://www.w3.org/TR/filter-effects-1/#sepiaEquivalent).
const SEPIA_TONES: Rows =
    [[0.393, 0.769, 0.189, 0.0], [0.349, 0.686, 0.168, 0.0], [0.272, 0.534, 0.131, 0.0]];

/// Matrices on the straight line between two.
pub(crate) struct Preset {
    parameter: Bounds,
    at_0: Rows,
    at_1: Rows,
}

pub(crate) static BRIGHTNESS: Preset =
    Preset { parameter: Bounds::new("delta", -255.0, 255.0), at_0: SAME, at_1: BRIGHTER };
pub(crate) static CONTRAST: Preset =
    Preset { parameter: Bounds::new("factor", 0.0, 16.0), at_0: MIDDLE_GRAY, at_1: SAME };
pub(crate) static SATURATION: Preset =
    Preset { parameter: Bounds::new("factor", 0.0, 16.0), at_0: LUMA, at_1: SAME };
pub(crate) static SEPIA: Preset =
    Preset { parameter: Bounds::new("amount", 0.0, 1.0), at_0: SAME, at_1: SEPIA_TONES };

impl Matrix {
    pub(crate) fn new(rows: &Rows) -> Result<Matrix, Error> {
        let mut matrix = Matrix { weights: [[0; 3]; 3], offsets: [0; 3], range: [0, 255] };
        for (row, [weights @ .., offset]) in rows.iter().enumerate() {
            for (column, &weight) in weights.iter().enumerate() {
                let weight = nearest(2048.0 * WEIGHT.check(weight)?).min(i32::from(i16::MAX));
                #[expect(clippy::cast_possible_truncation, reason = "only 16 was above 2¹⁵")]
                let weight = weight as i16;
                matrix.weights[row][column] = weight;
            }
            // The half makes the shift round.
            matrix.offsets[row] = nearest(2048.0 * (OFFSET.check(*offset)? + 0.5));
        }
        Ok(matrix)
    }

    #[inline(never)]
    pub(crate) fn preset(preset: &'static Preset, parameter: f64) -> Result<Matrix, Error> {
        let parameter = preset.parameter.check(parameter)?;
        let mut rows = preset.at_0;
        for (number, at_1) in rows.as_flattened_mut().iter_mut().zip(preset.at_1.as_flattened()) {
            *number += parameter * (at_1 - *number);
        }
        Matrix::new(&rows)
    }

    /// Whether this does the same to all three colours, each by itself.
    #[inline(never)]
    fn is_alike(&self) -> bool {
        let ([[weight, ..], ..], [offset, ..]) = (self.weights, self.offsets);
        self.weights == [[weight, 0, 0], [0, weight, 0], [0, 0, weight]]
            && self.offsets == [offset; 3]
    }

    /// Grayscale, and then this, which [is alike](Matrix::is_alike), in three fifths of the time that the two would take.
    fn filter_gray(&self, pixels: &mut [Pixel]) {
        kernel::gray_matrix(pixels, self.weights[0][0], self.offsets[0], self.range);
    }

    /// How many steps this adds to each colour, if that is all it does. Its range is everything a byte holds.
    fn steps(&self) -> Option<i32> {
        (self.weights[0][0] == 2048 && self.is_alike()).then_some(self.offsets[0] >> 11)
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
}
