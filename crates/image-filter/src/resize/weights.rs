//! How much the numbers of a line count for those of a longer or shorter one.

use alloc::vec::Vec;
use core::f64::consts::PI;

use super::Resampling;
use crate::check::nearest;
use crate::memory::Memory;

/// The weights, in units of 2^-`bits`. All for one number of the target sum up to 1.
pub(super) struct Weights {
    /// Numbers of the source count by two. The first of them pairs with the second, or, where this is 1, with one before it.
    pub(super) offset: usize,
    /// The first pairs that count for numbers of the target, four by four.
    pub(super) starts: Vec<[usize; 4]>,
    /// How many pairs count, as many for each.
    pub(super) pairs: usize,
    /// What they weigh: the first pairs for four numbers, the second pairs for these, and so on. Where fewer count, 0.
    pub(super) values: Vec<[[i16; 2]; 4]>,
    pub(super) bits: u32,
}

impl Weights {
    /// From a line of `source` to one of `target` numbers. Not to be used before memory is granted.
    pub(super) fn new(
        source: usize,
        target: usize,
        resampling: Resampling,
        memory: &mut Memory,
    ) -> Weights {
        let mut pairs = [0, 0];
        for number in 0..target {
            for (offset, pairs) in pairs.iter_mut().enumerate() {
                let window = Window::new(source, target, number, offset, resampling);
                *pairs = (window.end.div_ceil(2) - window.start / 2).max(*pairs);
            }
        }
        // Where Lanczos' window halves a line, six pairs are enough instead of seven.
        let offset = usize::from(pairs[1] < pairs[0]);
        let pairs = pairs[offset];
        let starts = memory.zeros(target.div_ceil(4));
        let values = memory.zeros(pairs.saturating_mul(starts.len()));
        let mut latest = memory.zeros(pairs);
        // No weight is above 1.3 × target / source or above 1.3, so that 16 bits have room for all. Sums have no room for
        // weights finer than 2⁻¹⁸.
        let bits = (14 + (source / target).max(1).ilog2()).min(18);
        let mut weights = Weights { offset, starts, pairs, values, bits };
        if memory.granted().is_ok() {
            let mut before = None;
            for number in 0..target {
                let window = Window::new(source, target, number, offset, resampling);
                let start = window.start / 2;
                weights.starts[number / 4][number % 4] = start;
                // Where a line is halved, all but those near its ends weigh the same. To compute that anew for each took a
                // fifteenth of the time for 3840 × 2160 pixels.
                if !before.is_some_and(|before| window.weighs_as(&before)) {
                    window.weigh(bits, &mut latest);
                }
                let values = &mut weights.values[number / 4 * pairs..][..pairs];
                for (values, latest) in values.iter_mut().zip(&latest) {
                    values[number % 4] = *latest;
                }
                before = Some(window);
            }
        }
        weights
    }
}

/// What counts for a number of the target: those of the source from `start` to before `end`, of which the first is `offset`.
struct Window {
    start: usize,
    end: usize,
    /// A number's own middle is a half behind it.
    middle: f64,
    /// Numbers of the source to one of the target.
    scale: f64,
    resampling: Resampling,
}

impl Window {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "lines are shorter than 2²⁹, and `as` makes 0 of what is less"
    )]
    #[inline(never)]
    fn new(
        source: usize,
        target: usize,
        number: usize,
        offset: usize,
        resampling: Resampling,
    ) -> Window {
        let scale = source as f64 / target as f64;
        let middle = (number as f64 + 0.5) * source as f64 / target as f64;
        let reach = match resampling {
            Resampling::Area => 0.5 * scale,
            // Up to the middle of numbers.
            Resampling::Lanczos3 => 3.0 * scale.max(1.0) - 0.5,
        };
        // Without the last millionth, where roundings would let in numbers that do not count.
        let reach = 0.999_999 * reach;
        let start = (middle - reach) as usize + offset;
        let end = source.min((middle + reach) as usize + 1) + offset;
        Window { start, end, middle: middle + offset as f64, scale, resampling }
    }

    /// Whether all count as they do in one before.
    fn weighs_as(&self, before: &Window) -> bool {
        let moved = self.start - before.start;
        #[expect(
            clippy::cast_precision_loss,
            clippy::float_cmp,
            reason = "the very same are meant"
        )]
        let same = self.middle - before.middle == moved as f64;
        // Else numbers pair up with others.
        same && self.end - before.end == moved && moved.is_multiple_of(2)
    }

    /// Sets the weights of pairs.
    fn weigh(&self, bits: u32, values: &mut [[i16; 2]]) {
        values.fill([0; 2]);
        let sum: f64 = (self.start..self.end).map(|place| self.share(place)).sum();
        let unit = f64::from(1 << bits) / sum;
        let mut carried = 0.0;
        // What is rounded off one weight is added to the next, so that those of many small ones do not add up.
        for place in self.start..self.end {
            carried += self.share(place) * unit;
            let weight = nearest(carried);
            carried -= f64::from(weight);
            #[expect(clippy::cast_possible_truncation, reason = "the bits are chosen for it")]
            let weight = weight as i16;
            values[place / 2 - self.start / 2][place % 2] = weight;
        }
    }

    /// How much a number counts.
    #[inline(never)]
    fn share(&self, place: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "lines are shorter than 2²⁹")]
        let distance = (place as f64 + 0.5 - self.middle).abs();
        match self.resampling {
            // What two stretches, of lengths 1 and `scale`, have in common.
            Resampling::Area => (0.5 + 0.5 * self.scale - distance).min(self.scale).min(1.0),
            Resampling::Lanczos3 => lanczos3(distance / self.scale.max(1.0)),
        }
    }
}

/// sin πx / πx × sin ⅓πx / ⅓πx, for x from 0 to 3.
///
/// With a = ⅓πx, sin 3a is 3 sin a − 4 sin³ a, so that one sine is enough. Its series here is off by less than 10⁻⁷, where
/// weights are rounded to 2⁻¹⁸; a sine for all numbers would be larger than all of resizing.
fn lanczos3(x: f64) -> f64 {
    let a = x * (PI / 3.0);
    if a < 1e-6 {
        return 1.0;
    }
    // sin a is sin (π − a).
    let b = a.min(PI - a);
    let term = |divisor: f64, rest: f64| 1.0 - b * b * (1.0 / divisor) * rest;
    let sine = b * term(6.0, term(20.0, term(42.0, term(72.0, term(110.0, 1.0)))));
    (1.0 - 4.0 / 3.0 * sine * sine) * (sine / a) * (sine / a)
}
