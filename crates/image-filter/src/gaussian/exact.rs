//! The Gaussian blur as it is defined: each colour becomes the mean of its surroundings, weighted by a bell curve.
//! The curve of a distance in the plane is the product of the curves along x and y, so two passes along
//! lines do the work of one over a square ([separable filter][1]).
//!
//! A blur of large sigma would take many weights. But blurs add up: one after the other, bells of variances a and b do
//! what a bell of variance a + b does. And where a picture is smooth, few of its pixels tell the rest. So
//!
//! - down the columns, light blurs make the rows smooth, and the bell takes only some of them: see [`Rows`];
//! - along the rows, a bell is computed for some columns, and a lighter one spreads them over the others: see [`Columns`].
//!
//! How many are skipped grows with sigma, so that the time does not. What is skipped costs up to 0.33 of a colour step down
//! and 0.14 along, though not both at once, and the rounding of the result one half: less than 1 together.
//!
//! [1]: https://en.wikipedia.org/wiki/Separable_filter

mod columns;
mod rows;

use crate::check::nearest;
use crate::kernels::weighted::{self as kernel, Taps};
use crate::memory::Memory;
use crate::{Error, frame::Frame};
use alloc::vec::Vec;
use columns::Columns;
use rows::Rows;

/// What is skipped may be as far apart as this part of a sigma: further apart, a result could be off by
/// more than 1.
const SPARSENESS: f64 = 1.0 / 1.5;

/// The blur for a sigma, with the lines that it works on. Lines hold three numbers a pixel.
pub(crate) struct Exact {
    columns: Columns,
    rows: Rows,
    /// A row's columns after the first pass.
    line: Vec<i16>,
}

pub(crate) fn reach(sigma: f64) -> usize {
    rows::Spacing::new(sigma).reach()
}

impl Exact {
    pub(crate) fn new(sigma: f64, width: usize, memory: &mut Memory) -> Exact {
        let columns = Columns::new(sigma, width, memory);
        let rows = Rows::new(sigma, columns.length(), memory);
        Exact { line: memory.zeros(columns.length()), columns, rows }
    }

    pub(crate) fn run(&mut self, frame: &mut Frame) -> Result<(), Error> {
        let (height, reach) = (frame.height(), self.rows.reach());
        // Beyond the border, the nearest row repeats: a stream of rows that begins earlier and ends later.
        for newest in 0..height + 2 * reach {
            if newest == 0 || (reach + 1..reach + height).contains(&newest) {
                self.columns.gather(frame.source(newest.saturating_sub(reach)), &mut self.line);
            }
            let Some(y) = self.rows.blur(newest, &self.line, self.columns.blurred()) else {
                continue;
            };
            self.columns.spread(frame.target(y));
            frame.written(y)?;
        }
        Ok(())
    }
}

/// The furthest that a bell's weights count, always an odd number: the kernel takes weights by two, and one of them is for the middle.
/// What lies beyond 3.5 sigma weighs less than 1/2000, an eighth of a colour step.
fn bell_reach(variance: f64) -> usize {
    let (mut reach, mut end) = (1, 1.5);
    while end * end < 3.5 * 3.5 * variance {
        (reach, end) = (reach + 2, end + 2.0);
    }
    reach
}

/// The weights of a bell, by two, without places yet.
#[inline(never)]
fn taps(variance: f64, memory: &mut Memory) -> Vec<Taps> {
    let reach = bell_reach(variance);
    let mut all = memory.with_room(reach.div_ceil(2));
    if memory.granted().is_ok() {
        all.resize(reach.div_ceil(2), Taps::default());
    }
    let bell = Bell::of_variance(variance, reach);
    let mut weights = Weights { bell, carried: 0.0, rest: 32_768 };
    for (number, taps) in all.iter_mut().enumerate() {
        let distance = 2 * number;
        taps.weights[0] = if distance == 0 { 0 } else { weights.next(distance) };
        taps.weights[1] = weights.next(distance + 1);
    }
    if let Some(taps) = all.first_mut() {
        #[expect(clippy::cast_possible_truncation, reason = "no bell is all middle: below 2¹⁵")]
        let rest = weights.rest as i16;
        taps.weights[0] = rest;
    }
    all
}

/// Says of [`taps`] where they are: around the middle, in rows or pixels, and `place` makes places of these.
fn set_places(taps: &mut [Taps], middle: usize, spacing: usize, place: impl Fn(usize) -> usize) {
    let mut distance = 0;
    for taps in taps {
        let next = distance + spacing;
        taps.places = [middle - distance, middle + distance, middle - next, middle + next];
        for at in &mut taps.places {
            *at = place(*at);
        }
        distance = next + spacing;
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
    variance: f64,
    peak: f64,
}

impl Bell {
    pub(super) fn new(sigma: f64, reach: usize) -> Bell {
        Bell::of_variance(sigma * sigma, reach)
    }

    fn of_variance(variance: f64, reach: usize) -> Bell {
        let mut bell = Bell { variance, peak: 1.0 };
        let sides: f64 = (1..=reach).map(|distance| bell.weight(distance)).sum();
        bell.peak = 1.0 / (1.0 + 2.0 * sides);
        bell
    }

    pub(super) fn weight(&self, distance: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a few hundred at most")]
        let distance = distance as f64;
        self.peak * libm::exp(-0.5 * distance * distance / self.variance)
    }
}
