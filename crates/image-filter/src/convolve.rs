//! Weighted sums of a pixel and its eight neighbours.

use crate::Error;
use crate::check::{nearest, parameter, whole};
use crate::frame::Frame;
use crate::gaussian::cascade::repeat_ends;
use crate::kernels::{
    convolve as kernel,
    weighted::{colours, set_colours},
};
use crate::memory::Memory;
use alloc::vec::Vec;

/// Whole weights, row by row, and what their sum is divided by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Kernel {
    weights: [i16; 9],
    divisor: i16,
}

impl Kernel {
    pub(crate) fn new(weights: [f64; 9], divisor: Option<f64>) -> Result<Kernel, Error> {
        let mut fixed = [0; 9];
        let mut sum = 0;
        for (fixed, weight) in fixed.iter_mut().zip(weights) {
            *fixed =
                whole("weight", weight, -2047.0..=2047.0, "a whole number from -2047 to 2047")?;
            sum += *fixed;
        }
        let divisor = divisor.unwrap_or(f64::from(sum.max(1)));
        let divisor = whole("divisor", divisor, 1.0..=4096.0, "a whole number from 1 to 4096")?;
        Ok(Kernel::reduced(fixed, divisor))
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
        let amount = parameter("amount", amount, 0.0..=10.0, "from 0 to 10")?;
        let side = nearest(32.0 * amount);
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

/// A kernel, with the lines that it works on. Lines hold three numbers a pixel.
pub(crate) struct Convolution {
    kernel: Kernel,
    /// The three latest rows, longer by a pixel at both ends.
    rows: [Vec<i16>; 3],
    result: Vec<i16>,
}

/// Pixels that kernels take at a time; lines are as many times as long.
const BLOCK: usize = 32;

impl Convolution {
    pub(crate) fn new(kernel: Kernel, width: usize, memory: &mut Memory) -> Convolution {
        let length = 3 * width.next_multiple_of(BLOCK);
        let mut row = || memory.filled(length + 6);
        Convolution { kernel, rows: [row(), row(), row()], result: memory.filled(length) }
    }

    pub(crate) fn run(&mut self, frame: &mut Frame) -> Result<(), Error> {
        // Beyond the border, the nearest row repeats: a stream of rows that begins and ends one earlier and later.
        for newest in 0..frame.height() + 2 {
            self.rows.rotate_left(1);
            let row = &mut self.rows[2];
            colours(frame.source(newest.saturating_sub(1)), &mut row[3..]);
            repeat_ends(row.as_chunks_mut::<3>().0, 1, frame.width);
            let Some(y) = newest.checked_sub(2) else { continue };
            let Kernel { weights, divisor } = &self.kernel;
            let [above, here, below] = &self.rows;
            kernel::convolve([above, here, below], weights, *divisor, &mut self.result);
            set_colours(frame.target(y), &self.result);
            frame.written(y)?;
        }
        Ok(())
    }
}
