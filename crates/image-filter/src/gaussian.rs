//! Which way of blurring serves a sigma best.

pub(crate) mod cascade;
mod exact;
mod nearest;

pub(crate) use cascade::Cascade;
use cascade::Steps;
pub(crate) use exact::Exact;
use nearest::{ladder, nearest_cascade};

use crate::filter::{Quality, Stage};
use crate::memory::Memory;

/// Below, few pixels count, and the exact way is quick.
const LEAST_CASCADE: f64 = 2.0;
/// Above, a plain rule for the steps is as good as a search.
const MOST_SEARCHED: f64 = 4.5;

/// A Gaussian blur.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Gaussian {
    pub(crate) sigma: f64,
    pub(crate) quality: Quality,
}

impl Gaussian {
    pub(crate) fn stage(self, width: usize, height: usize, memory: &mut Memory) -> Stage {
        match self.steps() {
            None => Stage::GaussianExact(Exact::new(self.sigma, width, height, memory)),
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
        if self.sigma < LEAST_CASCADE {
            None
        } else if self.sigma > MOST_SEARCHED {
            Some(ladder(self.sigma))
        } else {
            Some(nearest_cascade(self.sigma, count))
        }
    }
}
