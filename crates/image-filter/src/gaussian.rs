//! Which way of blurring serves a sigma best.

use core::ops::RangeInclusive;

mod cascade;
mod exact;
mod nearest;

pub(crate) use cascade::Cascade;
use cascade::Steps;
pub(crate) use exact::Exact;
use nearest::nearest_cascade;

use crate::filter::{Quality, Stage};
use crate::memory::Memory;

/// Where a few light blurs come near to the bell. Below, few pixels count; above, many do, but the exact way skips most of
/// them, and more light blurs would take as long.
const CASCADES: RangeInclusive<f64> = 2.0..=4.5;

/// A Gaussian blur.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Gaussian {
    pub(crate) sigma: f64,
    pub(crate) quality: Quality,
}

impl Gaussian {
    pub(crate) fn stage(self, width: usize, memory: &mut Memory) -> Stage {
        match self.steps() {
            None => Stage::GaussianExact(Exact::new(self.sigma, width, memory)),
            Some(steps) => Stage::GaussianCascade(Cascade::new(&steps, width, memory)),
        }
    }

    /// Rows above and below that a row of the result depends on.
    pub(crate) fn reach(self) -> usize {
        self.steps().map_or_else(|| exact::reach(self.sigma), |steps| cascade::reach(&steps))
    }

    /// The steps that come near enough, if any.
    fn steps(self) -> Option<Steps> {
        let count = match self.quality {
            Quality::Fast => 4,
            Quality::Accurate => 5,
            Quality::Exact => return None,
        };
        CASCADES.contains(&self.sigma).then(|| nearest_cascade(self.sigma, count))
    }
}
