//! The mean of the square around each pixel. Sums slide: from one row, or pixel, to the next, what enters is added and what
//! leaves is taken away, so that the radius costs nothing ([summed-area, moving average][1]).
//!
//! [1]: https://en.wikipedia.org/wiki/Box_blur

use crate::Error;
use crate::frame::{Frame, Pixel, repeat_ends};
use crate::kernels::box_blur as kernel;
use crate::memory::Memory;
use alloc::vec::Vec;

/// Sums that kernels read beyond the last one that counts.
const SLACK: usize = 4;

/// The blur for a radius, with the lines that it works on.
pub(crate) struct BoxBlur {
    radius: usize,
    /// The rows that will leave, still as they were.
    rows: Vec<Pixel>,
    /// What leaves as long as nothing has entered.
    nothing: Vec<Pixel>,
    /// Sums of columns, longer by the radius at both ends.
    columns: Vec<[i32; 4]>,
}

impl BoxBlur {
    pub(crate) fn new(radius: usize, width: usize, height: usize, memory: &mut Memory) -> BoxBlur {
        BoxBlur {
            radius,
            rows: memory.zeros(width * height.min(2 * radius + 1)),
            nothing: memory.zeros(width),
            columns: memory.zeros(width + 2 * radius + SLACK),
        }
    }

    pub(crate) fn run(&mut self, frame: &mut Frame) -> Result<(), Error> {
        let (radius, width, height) = (self.radius, frame.width, frame.height());
        let count = self.rows.len();
        // Beyond the border, the nearest row repeats: a stream of rows that begins earlier and ends later.
        let row = |number: usize| number.saturating_sub(radius).min(height - 1);
        let place = |number: usize| row(number) * width % count;
        self.columns.fill([0; 4]);
        for newest in 0..height + 2 * radius {
            let leaving = match newest.checked_sub(2 * radius + 1) {
                Some(oldest) => &self.rows[place(oldest)..][..width],
                None => &self.nothing,
            };
            let entering = frame.source(row(newest));
            kernel::slide(&mut self.columns[radius..][..width], entering, leaving);
            // Where it overwrites a row, that is the one which has just left.
            self.rows[place(newest)..][..width].copy_from_slice(entering);
            let Some(y) = newest.checked_sub(2 * radius) else { continue };
            repeat_ends(&mut self.columns, radius, width);
            kernel::mean(&self.columns, radius, frame.target(y));
            frame.written(y)?;
        }
        Ok(())
    }
}
