//! The Gaussian blur as it is defined: each colour becomes the mean of its surroundings, weighted by a bell curve.
//! The curve of a distance in the plane is the product of the curves along x and y, so two passes along
//! lines do the work of one over a square ([separable filter][1]).
//!
//! [1]: https://en.wikipedia.org/wiki/Separable_filter

use super::cascade::repeat_ends;
use crate::check::nearest;
use crate::kernels::weighted::{self as kernel, Taps};
use crate::memory::Memory;
use crate::{Error, frame::Frame};
use alloc::vec::Vec;

/// Bits after the point of what the first pass hands to the second.
const FRACTION: u32 = 6;

/// The blur for a sigma, with the lines that it works on. Lines hold three numbers a pixel.
pub(crate) struct Exact {
    reach: usize,
    /// The rows around the one that is written, as many as the bell reaches over.
    rows: Vec<i16>,
    /// Those around it in `rows`.
    around_row: Vec<Taps>,
    /// A row after the first pass, longer by the bell's reach at both ends.
    line: Vec<i16>,
    /// Those around the first pixel in `line`.
    around_pixel: Vec<Taps>,
    result: Vec<i16>,
}

/// Pixels to either side that count, always an odd number: the kernel takes weights by two, and one of them is for the middle.
/// What lies beyond 3.5 sigma weighs less than 1/2000, an eighth of a colour step.
pub(crate) fn reach(sigma: f64) -> usize {
    2 * nearest(1.75 * sigma - 0.25).unsigned_abs() as usize + 1
}

/// Pixels that kernels take at a time; lines are as many times as long.
const BLOCK: usize = 32;

impl Exact {
    pub(crate) fn new(sigma: f64, width: usize, height: usize, memory: &mut Memory) -> Exact {
        let reach = reach(sigma);
        let length = 3 * width.next_multiple_of(BLOCK);
        let mut around_pixel: Vec<Taps> = memory.filled(reach.div_ceil(2));
        let mut weights = Weights { bell: Bell::new(sigma, reach), carried: 0.0, rest: 32_768 };
        for (number, taps) in around_pixel.iter_mut().enumerate() {
            let distance = 2 * number;
            taps.before = 3 * (reach - distance);
            taps.after = 3 * (reach + distance);
            taps.weight = if distance == 0 { 0 } else { weights.next(distance) };
            taps.next_before = taps.before - 3;
            taps.next_after = taps.after + 3;
            taps.next_weight = weights.next(distance + 1);
        }
        if let Some(taps) = around_pixel.first_mut() {
            #[expect(clippy::cast_possible_truncation, reason = "no bell is all middle: below 2¹⁵")]
            let rest = weights.rest as i16;
            taps.weight = rest;
        }
        Exact {
            reach,
            rows: memory.filled(length * height.min(2 * reach + 1)),
            around_row: memory.copied(&around_pixel),
            line: memory.filled(length + 6 * reach),
            around_pixel,
            result: memory.filled(length),
        }
    }

    pub(crate) fn run(&mut self, frame: &mut Frame) -> Result<(), Error> {
        let (reach, last) = (self.reach, frame.height() - 1);
        let length = self.result.len();
        let count = self.rows.len();
        // Beyond the border, the nearest row repeats.
        let place = |y: usize| y.min(last) * length % count;
        for newest in 0..=last + reach {
            if newest <= last {
                kernel::colours(frame.source(newest), &mut self.rows[place(newest)..][..length]);
            }
            let Some(y) = newest.checked_sub(reach) else { continue };
            for (number, taps) in self.around_row.iter_mut().enumerate() {
                let distance = 2 * number;
                taps.before = place(y.saturating_sub(distance));
                taps.after = place(y + distance);
                taps.next_before = place(y.saturating_sub(distance + 1));
                taps.next_after = place(y + distance + 1);
            }
            let line = &mut self.line[3 * reach..][..length];
            kernel::weighted_sum(&self.rows, &self.around_row, 16 - FRACTION, line);
            repeat_ends(self.line.as_chunks_mut::<3>().0, reach, frame.width);
            kernel::weighted_sum(&self.line, &self.around_pixel, 16 + FRACTION, &mut self.result);
            kernel::set_colours(frame.target(y), &self.result);
            frame.written(y)?;
        }
        Ok(())
    }
}

/// The bell curve's weights as whole numbers, 65536 in all, at distances that grow from 1 on.
///
/// Roundings are carried on from one weight to the next, so that those of many small weights do not add up.
struct Weights {
    bell: Bell,
    carried: f64,
    /// What is left of the half that is each side's: for the pixel itself, which counts for both.
    rest: i32,
}

impl Weights {
    fn next(&mut self, distance: usize) -> i16 {
        self.carried += 65_536.0 * self.bell.weight(distance);
        let weight = nearest(self.carried);
        self.carried -= f64::from(weight);
        self.rest -= weight;
        #[expect(clippy::cast_possible_truncation, reason = "less than half of 2¹⁶")]
        let weight = weight as i16;
        weight
    }
}

/// The bell curve, so that it sums to 1 over whole distances up to `reach` on both sides.
pub(super) struct Bell {
    sigma: f64,
    peak: f64,
}

impl Bell {
    pub(super) fn new(sigma: f64, reach: usize) -> Bell {
        let mut bell = Bell { sigma, peak: 1.0 };
        let sides: f64 = (1..=reach).map(|distance| bell.weight(distance)).sum();
        bell.peak = 1.0 / (1.0 + 2.0 * sides);
        bell
    }

    pub(super) fn weight(&self, distance: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "at most 351")]
        let deviations = distance as f64 / self.sigma;
        self.peak * libm::exp(-0.5 * deviations * deviations)
    }
}
