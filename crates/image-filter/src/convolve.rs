//! Weighted sums of a pixel and its eight neighbours.

use crate::Error;
use crate::check::{Bounds, nearest};
use crate::frame::{Frame, Pixel, repeat_ends};
use crate::kernels::convolve as kernel;
use crate::memory::Memory;
use alloc::vec::Vec;

/// Whole weights, row by row, and what their sum is divided by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Kernel {
    weights: [i16; 9],
    divisor: i16,
}

static WEIGHT: Bounds = Bounds::whole("weight", -2047.0, 2047.0);
static DIVISOR: Bounds = Bounds::whole("divisor", 1.0, 4096.0);
static AMOUNT: Bounds = Bounds::new("amount", 0.0, 10.0);

impl Kernel {
    pub(crate) fn new(weights: [f64; 9], divisor: Option<f64>) -> Result<Kernel, Error> {
        let mut fixed = [0; 9];
        let mut sum = 0;
        for (fixed, weight) in fixed.iter_mut().zip(weights) {
            *fixed = WEIGHT.check_whole(weight)?;
            sum += *fixed;
        }
        let divisor = divisor.unwrap_or(f64::from(sum.max(1)));
        Ok(Kernel::reduced(fixed, DIVISOR.check_whole(divisor)?))
    }

    /// The same with the smallest numbers: the smaller, the quicker.
    fn reduced(weights: [i32; 9], divisor: i32) -> Kernel {
        let common =
            weights.iter().fold(divisor, |common, &weight| greatest_divisor(common, weight));
        #[expect(clippy::cast_possible_truncation, reason = "weights and divisors are checked")]
        let reduced = |number: i32| (number / common) as i16;
        Kernel { weights: weights.map(reduced), divisor: reduced(divisor) }
    }

    /// Takes the mean of the pixels above, below, left and right away, `amount` times, and adds the pixel itself as often
    /// (a [Laplacian] is taken away). The amount is rounded to a 32nd.
    ///
    /// [Laplacian]: https://en.wikipedia.org/wiki/Discrete_Laplace_operator
    pub(crate) fn sharpen(amount: f64) -> Result<Kernel, Error> {
        let side = nearest(32.0 * AMOUNT.check(amount)?);
        let middle = 128 + 4 * side;
        Ok(Kernel::reduced([0, -side, 0, -side, middle, -side, 0, -side, 0], 128))
    }

    /// Light from the upper left: what rises towards it is bright, what falls dark, and flat areas stay.
    pub(crate) fn emboss() -> Kernel {
        Kernel { weights: [-2, -1, 0, -1, 1, 1, 0, 1, 2], divisor: 1 }
    }
}

fn greatest_divisor(one: i32, other: i32) -> i32 {
    if other == 0 { one.abs() } else { greatest_divisor(other, one % other) }
}

/// A kernel, with the lines that it works on.
pub(crate) struct Convolution {
    kernel: Kernel,
    /// The three latest rows, longer by a pixel at both ends.
    rows: [Vec<Pixel>; 3],
}

/// Pixels that kernels may read beyond a row and its ends.
const SLACK: usize = 9;

impl Convolution {
    pub(crate) fn new(kernel: Kernel, width: usize, memory: &mut Memory) -> Convolution {
        let mut row = || memory.zeros(width + 2 + SLACK);
        Convolution { kernel, rows: [row(), row(), row()] }
    }

    pub(crate) fn run(&mut self, frame: &mut Frame) -> Result<(), Error> {
        // Beyond the border, the nearest row repeats: a stream of rows that begins and ends one earlier and later.
        for newest in 0..frame.height() + 2 {
            self.rows.rotate_left(1);
            let row = &mut self.rows[2];
            row[1..][..frame.width].copy_from_slice(frame.source(newest.saturating_sub(1)));
            repeat_ends(row, 1, frame.width);
            let Some(y) = newest.checked_sub(2) else { continue };
            let Kernel { weights, divisor } = &self.kernel;
            let [above, here, below] = &self.rows;
            kernel::convolve([above, here, below], weights, *divisor, frame.target(y));
            frame.written(y)?;
        }
        Ok(())
    }
}
