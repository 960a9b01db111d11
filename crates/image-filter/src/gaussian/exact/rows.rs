//! Down the columns: the [algorithme à trous][1]. Light blurs, each reaching twice as far as the one before, leave nothing finer than
//! a few rows; then the bell needs only every second row, or fourth, and so on: as few weights for any sigma.
//!
//! The light blur has the weights [1 4 6 4 1] / 16, as in P. J. Burt, "Fast filter transforms for image processing", Computer
//! Graphics and Image Processing 16 (1981). Unlike in the pyramids there, all rows are computed alike: bands of an image
//! become what they are in the whole, wherever they begin.
//!
//! [1]: https://en.wikipedia.org/wiki/Stationary_wavelet_transform

use super::{SPARSENESS, Taps, bell_reach, kernel, set_places, taps};
use crate::memory::Memory;
use alloc::vec::Vec;

/// How far apart the rows are that the bell takes.
#[derive(Clone, Copy)]
pub(super) struct Spacing {
    /// A power of two: the light blurs have all smaller ones.
    rows: usize,
    /// The bell's, in square spacings.
    variance: f64,
}

impl Spacing {
    pub(super) fn new(sigma: f64) -> Spacing {
        let (mut rows, mut spacing, mut variance) = (1, 1.0, sigma * sigma);
        while 2.0 * spacing <= SPARSENESS * sigma {
            variance -= spacing * spacing;
            (rows, spacing) = (2 * rows, 2.0 * spacing);
        }
        Spacing { rows, variance: variance / (spacing * spacing) }
    }

    fn bell_reach(self) -> usize {
        self.rows * bell_reach(self.variance)
    }

    /// Of the light blurs and the bell together: each of the former reaches two of its own spacings.
    pub(super) fn reach(self) -> usize {
        2 * (self.rows - 1) + self.bell_reach()
    }
}

/// The blur down the columns, with the latest rows.
pub(super) struct Rows {
    spacing: Spacing,
    /// Numbers of a row.
    length: usize,
    /// For each light blur and the bell, the rows that it reaches over.
    rings: Vec<i16>,
    /// The bell's rows, in its own part of `rings`.
    around: Vec<Taps>,
}

impl Rows {
    pub(super) fn new(sigma: f64, length: usize, memory: &mut Memory) -> Rows {
        let spacing = Spacing::new(sigma);
        let mut rows = 2 * spacing.bell_reach() + 1;
        let mut light = 1;
        while light < spacing.rows {
            rows += 4 * light + 1;
            light *= 2;
        }
        Rows {
            spacing,
            length,
            rings: memory.zeros(rows.saturating_mul(length)),
            around: taps(spacing.variance, memory),
        }
    }

    pub(super) fn reach(&self) -> usize {
        self.spacing.reach()
    }

    /// Takes the newest row of a stream, and writes to `out` one that is blurred, as soon as there are enough. Says which.
    pub(super) fn blur(&mut self, newest: usize, row: &[i16], out: &mut [i16]) -> Option<usize> {
        let Rows { spacing, length, rings, around } = self;
        let length = *length;
        let mut number = newest;
        let mut light = 1;
        let mut later = rings.as_mut_slice();
        let mut before: &[i16] = &[];
        loop {
            let is_last = light == spacing.rows;
            let count = if is_last { 2 * spacing.bell_reach() + 1 } else { 4 * light + 1 };
            let (ring, rest) = later.split_at_mut(count * length);
            let place = |number: usize| number * length % (count * length);
            let newest = &mut ring[place(number)..][..length];
            if before.is_empty() {
                newest.copy_from_slice(row);
            } else {
                let length_before = before.len();
                let row = |step: usize| {
                    &before[(number + step * light / 2) * length % length_before..][..length]
                };
                kernel::smooth([row(0), row(1), row(2), row(3), row(4)], newest);
            }
            if is_last {
                let middle = number.checked_sub(spacing.bell_reach())?;
                let y = middle.checked_sub(spacing.bell_reach())?;
                set_places(around, middle, spacing.rows, place);
                kernel::weighted_sum(ring, around, out);
                return Some(y);
            }
            number = number.checked_sub(4 * light)?;
            (before, later) = (ring, rest);
            light *= 2;
        }
    }
}
