//! The Gaussian blur, as it is defined: each colour becomes the mean of its surroundings, weighted by
//! a bell curve. The curve of a distance in the plane is the product of the curves along x and y, so two
//! passes along lines do the work of one over a square ([separable filter][1]).
//!
//! [1]: https://en.wikipedia.org/wiki/Separable_filter

use crate::check::parameter;
use crate::memory::{copied, filled};
use crate::pointwise::rounded;
use crate::{Error, Image};

impl Image {
    /// Blurs with a Gaussian of standard deviation `sigma`, in pixels. Beyond the border, the nearest
    /// pixel repeats. Within 0.52 of exact arithmetic, since sums are rounded once, at the end.
    ///
    /// # Errors
    ///
    /// When `sigma` is not from 0.3 to 100, or when memory for a working copy is short.
    pub fn gaussian_blur(&mut self, sigma: f64) -> Result<(), Error> {
        let sigma = parameter("sigma", sigma, 0.3..=100.0, "from 0.3 to 100 pixels")?;
        let weights = gaussian(sigma)?;
        let radius = weights.len() / 2;
        let source = copied(self.pixels())?;
        let (length, margin) = (4 * self.width, 4 * radius);
        // A row after the vertical pass, longer by `radius` pixels at both ends; and after both passes.
        let mut line = filled::<f32>(length + 2 * margin)?;
        let mut sums = filled::<f32>(length)?;

        let last = self.height() - 1;
        for (y, row) in self.pixels_mut().chunks_exact_mut(length).enumerate() {
            let middle = &mut line[margin..margin + length];
            middle.fill(0.0);
            for (step, &weight) in weights.iter().enumerate() {
                let y = (y + step).saturating_sub(radius).min(last);
                add(middle, weight, &source[y * length..][..length]);
            }
            repeat_ends(line.as_chunks_mut().0, radius);
            sums.fill(0.0);
            for (step, &weight) in weights.iter().enumerate() {
                add(&mut sums, weight, &line[4 * step..][..length]);
            }
            for (pixel, sums) in row.chunks_exact_mut(4).zip(sums.chunks_exact(4)) {
                for (colour, &sum) in pixel[..3].iter_mut().zip(sums) {
                    *colour = rounded(sum);
                }
            }
        }
        Ok(())
    }
}

/// The bell curve at whole distances up to 4 σ on either side, scaled so that it sums to 1. What is
/// cut off weighs less than 1/15000, a fiftieth of a colour step.
fn gaussian(sigma: f32) -> Result<Vec<f32>, Error> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "2 to 400")]
    let radius = (4.0 * sigma).ceil() as u16;
    let mut weights = filled(2 * usize::from(radius) + 1)?;
    for (step, weight) in (0_u16..).zip(&mut weights) {
        let deviations = (f32::from(step) - f32::from(radius)) / sigma;
        *weight = (-0.5 * deviations * deviations).exp();
    }
    let sum: f32 = weights.iter().sum();
    for weight in &mut weights {
        *weight /= sum;
    }
    Ok(weights)
}

/// Adds values, times `weight`, to sums, one to one.
fn add<Value: Copy + Into<f32>>(sums: &mut [f32], weight: f32, values: &[Value]) {
    for (sum, &value) in sums.iter_mut().zip(values) {
        *sum += weight * value.into();
    }
}

/// Overwrites the `radius` pixels at each end with the nearest one between.
fn repeat_ends(line: &mut [[f32; 4]], radius: usize) {
    let end = line.len() - radius;
    let (first, last) = (line[radius], line[end - 1]);
    line[..radius].fill(first);
    line[end..].fill(last);
}
