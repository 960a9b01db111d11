//! Along the rows: a bell for each `step`-th column, and a light one that spreads these over the columns between.
//!
//! Columns are skipped, as rows cannot be: bands of an image are as wide as the whole.

use super::{SPARSENESS, Taps, bell_reach, kernel, set_places, taps};
use crate::check::nearest;
use crate::frame::Pixel;
use crate::memory::Memory;
use alloc::vec::Vec;

/// Sigma of the light bell, in steps. Six columns hold all of it that counts.
const LIGHT: f64 = 0.74;

/// Columns to the left of a pixel that count for it, besides the one in or next to it; to the right there are three.
const BEFORE: usize = 2;

/// Columns that kernels take at a time; lines are as many times as long.
const BLOCK: usize = 32;

/// The blur along the rows, with the lines that it works on. Lines hold three numbers a pixel.
pub(super) struct Columns {
    step: usize,
    /// From the beginning of a plane to its first pixel that is in the image.
    margin: usize,
    /// A row in `step` planes: each `step`-th pixel from the first on, then each from the second on, and so on.
    planes: Vec<i16>,
    /// Where in the planes those around the first column are.
    around: Vec<Taps>,
    /// The columns of the row that is written.
    blurred: Vec<i16>,
    /// The weights of six columns for each pixel from one column to the next.
    light: Vec<[i16; 6]>,
    /// Each `step`-th pixel.
    spread: Vec<i16>,
}

impl Columns {
    pub(super) fn new(sigma: f64, width: usize, memory: &mut Memory) -> Columns {
        let step = (nearest(SPARSENESS * sigma - 0.5).unsigned_abs() as usize).max(1);
        #[expect(clippy::cast_precision_loss, reason = "at most 66")]
        let steps = step as f64;
        let light = if step > 1 { LIGHT * steps } else { 0.0 };
        let variance = sigma * sigma - light * light;
        let (before, others) = if step > 1 { (BEFORE, 5) } else { (0, 0) };
        let count = (width.div_ceil(step) + others).next_multiple_of(BLOCK);
        let reach = bell_reach(variance);
        let side = reach.div_ceil(step);
        let plane = count + 2 * side;
        let mut around = taps(variance, memory);
        // Pixels are counted from the first that the planes hold.
        set_places(&mut around, side * step, 1, |pixel| 3 * (pixel % step * plane + pixel / step));
        let mut weights: Vec<[i16; 6]> = memory.zeros(if step > 1 { step } else { 0 });
        for (pixel, weights) in (0_u8..).zip(&mut weights) {
            *weights = light_bell(f64::from(pixel) / steps);
        }
        Columns {
            step,
            margin: side + before,
            planes: memory.zeros(3 * plane * step),
            around,
            // What is spread goes on for up to 8 pixels.
            blurred: memory.zeros(3 * (count + 8)),
            light: weights,
            spread: memory.zeros(3 * width.div_ceil(step).next_multiple_of(8)),
        }
    }

    /// Numbers of a line of columns.
    pub(super) fn length(&self) -> usize {
        self.blurred.len().saturating_sub(24)
    }

    /// Writes a row's columns.
    pub(super) fn gather(&mut self, row: &[Pixel], out: &mut [i16]) {
        let (Some(first), Some(last)) = (row.first(), row.last()) else { return };
        let length = self.planes.len() / self.step;
        for (number, plane) in self.planes.chunks_exact_mut(length).enumerate() {
            let (before, pixels) = plane.split_at_mut(3 * self.margin);
            let row = row.get(number..).unwrap_or_default();
            kernel::colours(row, self.step, pixels);
            let after = &mut pixels[3 * row.len().div_ceil(self.step)..];
            for (margin, pixel) in [(before, first), (after, last)] {
                let mut colours = [0; 24];
                kernel::colours(core::slice::from_ref(pixel), 1, &mut colours);
                margin.as_chunks_mut::<3>().0.fill([colours[0], colours[1], colours[2]]);
            }
        }
        kernel::weighted_sum(&self.planes, &self.around, out);
    }

    /// Columns, to be blurred down, too.
    pub(super) fn blurred(&mut self) -> &mut [i16] {
        let length = self.length();
        &mut self.blurred[..length]
    }

    /// Makes pixels of the blurred columns.
    pub(super) fn spread(&mut self, row: &mut [Pixel]) {
        if self.light.is_empty() {
            kernel::set_colours(row, 1, &self.blurred);
        }
        for (number, weights) in self.light.iter().enumerate() {
            let Some(row) = row.get_mut(number..) else { return };
            kernel::interpolate(&self.blurred, weights, &mut self.spread);
            kernel::set_colours(row, self.step, &self.spread);
        }
    }
}

/// The light bell for a pixel at a share of the way from one column to the next: whole weights, 32768 in all.
///
/// Roundings are carried on from one weight to the next.
fn light_bell(share: f64) -> [i16; 6] {
    let mut bell = [0.0; 6];
    let mut steps = share + 2.0;
    for weight in &mut bell {
        *weight = libm::exp(-0.5 * (steps / LIGHT) * (steps / LIGHT));
        steps -= 1.0;
    }
    let sum: f64 = bell.iter().sum();
    let mut weights = [0; 6];
    let mut carried = 0.0;
    for (whole, weight) in weights.iter_mut().zip(bell) {
        carried += 32_768.0 * weight / sum;
        let nearest = nearest(carried);
        carried -= f64::from(nearest);
        #[expect(clippy::cast_possible_truncation, reason = "the largest is 17,700")]
        let nearest = nearest as i16;
        *whole = nearest;
    }
    weights
}
