//! The Gaussian blur, nearly, from nothing but means of two bytes: light blurs, one after the other. By the [central
//! limit theorem][1] what many of them do together comes close to the bell curve, and their variances add up.
//!
//! Means of bytes are rounded up, which brightens. So each step writes the negative of its result, for the next one to darken: the
//! steps down and those across are as many, and in the end nothing is negative.
//!
//! [1]: https://en.wikipedia.org/wiki/Central_limit_theorem

use alloc::vec::Vec;
use core::mem::swap;

use crate::Error;
use crate::frame::{Frame, repeat_ends};
use crate::kernels::cascade as kernel;
use crate::memory::Memory;

/// A light blur: a pixel and the two at a distance from it on either side.
#[derive(Clone, Copy)]
pub(crate) struct Step {
    /// Pixels to either side.
    pub(crate) spacing: u8,
    /// 1 for the weights [1 2 1] / 4, 2 for [1 6 1] / 8, 3 for [1 14 1] / 16.
    pub(crate) mixings: u8,
}

impl Step {
    /// In square pixels.
    pub(crate) fn variance(self) -> f64 {
        let spacing = f64::from(self.spacing);
        spacing * spacing / f64::from(1 << self.mixings)
    }

    fn spacing(self) -> usize {
        self.spacing.into()
    }
}

/// Two steps or more, the shortest first. Those without a spacing are none.
pub(crate) type Steps = [Step; 5];

pub(crate) const NO_STEPS: Steps = [Step { spacing: 0, mixings: 0 }; 5];

fn used(steps: &Steps) -> impl Iterator<Item = Step> {
    steps.iter().copied().filter(|step| step.spacing > 0)
}

/// How far a cascade reaches, in pixels.
pub(crate) fn reach(steps: &Steps) -> usize {
    steps.iter().map(|step| step.spacing()).sum()
}

/// A cascade of steps, with the lines that it works on.
pub(crate) struct Cascade {
    steps: Steps,
    /// For each step but the first, the latest rows of the one before: those that it reaches over.
    rows: Vec<u8>,
    /// Bytes of a row.
    stride: usize,
    /// A row that is blurred sideways, and where the next step's result goes.
    lines: [Vec<u8>; 2],
}

impl Cascade {
    pub(crate) fn new(steps: &Steps, width: usize, memory: &mut Memory) -> Cascade {
        // Kernels take 64 bytes at a time.
        let stride = (4 * width).next_multiple_of(64);
        let count: usize = used(steps).skip(1).map(|step| 2 * step.spacing() + 1).sum();
        let mut line = || memory.zeros(stride + 8 * reach(steps) + 64);
        let lines = [line(), line()];
        Cascade { steps: *steps, rows: memory.zeros(count.saturating_mul(stride)), stride, lines }
    }

    pub(crate) fn run(&mut self, frame: &mut Frame) -> Result<(), Error> {
        let reach = reach(&self.steps);
        // Beyond the border, the nearest row repeats: a stream of rows that begins earlier and ends later.
        for newest in 0..frame.height() + 2 * reach {
            let Some(y) = self.blur_down(frame, newest, reach) else { continue };
            let line = self.blur_across(frame.width);
            kernel::set(frame.target(y), line);
            frame.written(y)?;
        }
        Ok(())
    }

    /// Takes the newest row through all steps, as far as they have the rows that they need. Says which row came out.
    ///
    /// The first step finds its rows in the frame: with at least two steps of which it is the shortest, the
    /// row that comes out is never below the oldest of them, so they are not overwritten yet.
    fn blur_down(&mut self, frame: &Frame, newest: usize, reach: usize) -> Option<usize> {
        let Cascade { steps, rows, stride, lines: [line, _] } = self;
        let source = |number: usize| frame.source(number.saturating_sub(reach)).as_flattened();
        let mut number = newest;
        // The rows of the step before, or none.
        let (mut before, mut later) = rows.split_at_mut(0);
        let mut steps = used(steps).peekable();
        while let Some(step) = steps.next() {
            let row = |number: usize| match before.len() {
                0 => source(number),
                length => &before[number * *stride % length..][..*stride],
            };
            let oldest = number.checked_sub(2 * step.spacing())?;
            let length = steps.peek().map_or(0, |next| (2 * next.spacing() + 1) * *stride);
            let (ring, rest) = later.split_at_mut(length);
            let out = match length {
                0 => &mut line[4 * reach..][..*stride],
                _ => &mut ring[oldest * *stride % length..][..*stride],
            };
            let lines = [row(oldest), row(oldest + step.spacing()), row(number)];
            kernel::smooth(lines, step.mixings, out);
            (before, later, number) = (ring, rest, oldest);
        }
        Some(number)
    }

    /// Takes the line through all steps. Each ends `spacing` pixels earlier than it began, so that the result
    /// begins where the line does.
    fn blur_across(&mut self, width: usize) -> &[u8] {
        let mut remaining = reach(&self.steps);
        let [line, spare] = &mut self.lines;
        repeat_ends(line.as_chunks_mut::<4>().0, remaining, width);
        for step in used(&self.steps) {
            let spacing = step.spacing();
            remaining -= spacing;
            let length = (4 * width + 8 * remaining).next_multiple_of(64);
            let from = |pixel: usize| &line[4 * pixel..][..length];
            let lines = [from(0), from(spacing), from(2 * spacing)];
            kernel::smooth(lines, step.mixings, &mut spare[..length]);
            swap(line, spare);
        }
        line
    }
}
