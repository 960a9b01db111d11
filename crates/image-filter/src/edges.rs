//! [Sobel's operator][1]: how steeply brightness changes.
//!
//! [1]: https://en.wikipedia.org/wiki/Sobel_operator

use crate::Error;
use crate::frame::{Frame, repeat_ends};
use crate::kernels::edges as kernel;
use crate::memory::Memory;
use alloc::vec::Vec;

/// The filter's three latest rows of luma, longer by a pixel at both ends.
pub(crate) struct Edges {
    rows: [Vec<i16>; 3],
}

/// Numbers that kernels may read or write beyond a row and its ends.
const SLACK: usize = 13;

impl Edges {
    pub(crate) fn new(width: usize, memory: &mut Memory) -> Edges {
        let mut row = || memory.zeros(width + 2 + SLACK);
        Edges { rows: [row(), row(), row()] }
    }

    pub(crate) fn run(&mut self, frame: &mut Frame) -> Result<(), Error> {
        // Beyond the border, the nearest row repeats: a stream of rows that begins and ends one earlier and later.
        for newest in 0..frame.height() + 2 {
            self.rows.rotate_left(1);
            let row = &mut self.rows[2];
            kernel::lumas(frame.source(newest.saturating_sub(1)), &mut row[1..]);
            repeat_ends(row, 1, frame.width);
            let Some(y) = newest.checked_sub(2) else { continue };
            let [above, here, below] = &self.rows;
            kernel::gradient([above, here, below], frame.target(y));
            frame.written(y)?;
        }
        Ok(())
    }
}
