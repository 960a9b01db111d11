//! Which steps come nearest to a bell.

use super::cascade::{NO_STEPS, Step, Steps};
use super::exact::Bell;

/// Weights at distances from 0 on; both sides are alike. No cascade reaches further than this.
type Weights = [f64; 40];

/// The furthest that a step reaches.
const MOST_SPACING: u8 = 7;

struct Search {
    bell: Weights,
    /// How many steps there shall be.
    count: usize,
    steps: Steps,
    /// How much variance may be missed.
    tolerance: f64,
    nearest: Steps,
    least_difference: f64,
}

/// The cascade of `count` steps whose weights differ least from those of the bell, among those that have its variance,
/// nearly: of all, but for the last, [1 2 1] / 4, with ever larger spacings.
pub(super) fn nearest_cascade(sigma: f64, count: usize) -> Steps {
    let variance = sigma * sigma;
    let mut search = Search {
        bell: [0.0; 40],
        count,
        steps: NO_STEPS,
        tolerance: 0.15 * variance,
        nearest: NO_STEPS,
        least_difference: f64::MAX,
    };
    let bell = Bell::new(sigma, search.bell.len() - 1);
    for (distance, weight) in search.bell.iter_mut().enumerate() {
        *weight = bell.weight(distance);
    }
    let mut pixel = [0.0; 40];
    pixel[0] = 1.0;
    search.extend(0, 1, &pixel, variance);
    search.nearest
}

impl Search {
    /// Tries all further steps, of at least a spacing, after the first ones, which gave `weights` and left some variance.
    fn extend(&mut self, place: usize, least: u8, weights: &Weights, variance: f64) {
        if place == self.count {
            let mut difference = 0.0;
            for (weight, bell) in weights.iter().zip(&self.bell) {
                difference += (weight - bell).abs();
            }
            if variance <= self.tolerance && difference < self.least_difference {
                self.least_difference = difference;
                self.nearest = self.steps;
            }
            return;
        }
        let is_last = place + 1 == self.count;
        let (least, most_mixings) = if is_last { (1, 3) } else { (least, 1) };
        for spacing in least..=MOST_SPACING {
            for mixings in 1..=most_mixings {
                let step = Step { spacing, mixings };
                let rest = variance - step.variance();
                if rest >= -self.tolerance {
                    self.steps[place] = step;
                    self.extend(place + 1, spacing, &blurred(weights, step), rest);
                }
            }
        }
    }
}

fn blurred(weights: &Weights, step: Step) -> Weights {
    let spacing = usize::from(step.spacing);
    let side = 0.5 / f64::from(1 << step.mixings);
    let mut blurred = weights.map(|weight| (1.0 - 2.0 * side) * weight);
    for (distance, blurred) in blurred.iter_mut().enumerate() {
        let before = weights[distance.abs_diff(spacing)];
        let after = weights.get(distance + spacing).unwrap_or(&0.0);
        *blurred += side * (before + after);
    }
    blurred
}
