//! Each filter once more, straight from its definition: in `f64`, in no hurry. These say what colours should be,
//! before rounding.

use core::fmt::Debug;

use image_filter::Image;

/// Red, green and blue of each place.
pub(crate) struct Plane {
    width: usize,
    colours: Vec<[f64; 3]>,
}

/// The three times three colours around a place, row by row.
pub(crate) type Square = [[[f64; 3]; 3]; 3];

impl Plane {
    pub(crate) fn of(image: &Image) -> Plane {
        let colour = |pixel: &[u8; 4]| [pixel[0], pixel[1], pixel[2]].map(f64::from);
        let colours = image.pixels().as_chunks().0.iter().map(colour).collect();
        Plane { width: image.width(), colours }
    }

    /// The colours after something is done to each.
    pub(crate) fn map(&self, new: impl Fn([f64; 3]) -> [f64; 3]) -> Plane {
        let colours = self.colours.iter().map(|&colour| new(colour)).collect();
        Plane { width: self.width, colours }
    }

    /// To whole numbers, halves away from zero.
    pub(crate) fn rounded(&self) -> Plane {
        self.map(|colour| colour.map(f64::round))
    }

    /// The mean of the three colours.
    pub(crate) fn mean(&self) -> f64 {
        let sum: f64 = self.colours.as_flattened().iter().sum();
        #[expect(clippy::cast_precision_loss, reason = "tests have few pixels")]
        let count = self.colours.as_flattened().len() as f64;
        sum / count
    }

    /// What is made of each place and those around it; beyond the border, of the nearest pixel.
    pub(crate) fn map_squares(&self, new: impl Fn(Square) -> [f64; 3]) -> Plane {
        let (width, height) = (self.width, self.colours.len() / self.width);
        let around = |place: usize, length: usize| {
            [place.saturating_sub(1), place, (place + 1).min(length - 1)]
        };
        let mut colours = Vec::with_capacity(self.colours.len());
        for y in 0..height {
            let rows = around(y, height).map(|y| &self.colours[y * width..][..width]);
            for x in 0..width {
                let columns = around(x, width);
                colours.push(new(rows.map(|row| columns.map(|x| row[x]))));
            }
        }
        Plane { width, colours }
    }

    /// The mean of the surroundings. `weights` are those at distances from 0 on; those of a place in the plane are
    /// the products of the ones along and across.
    pub(crate) fn blurred(&self, weights: &[f64]) -> Plane {
        let height = self.colours.len() / self.width;
        let (across, down) = (shares(self.width, weights), shares(height, weights));
        let rows = self.colours.chunks_exact(self.width);
        let sideways: Vec<[f64; 3]> =
            rows.flat_map(|row| across.iter().map(|shares| sum(shares, row.iter()))).collect();
        let mut colours = Vec::with_capacity(self.colours.len());
        for shares in &down {
            for x in 0..self.width {
                colours.push(sum(shares, sideways.iter().skip(x).step_by(self.width)));
            }
        }
        Plane { width: self.width, colours }
    }
}

/// For each place on a line, what each place adds to its mean: those at the ends also for all places beyond.
fn shares(length: usize, weights: &[f64]) -> Vec<Vec<f64>> {
    let total = 2.0 * weights.iter().sum::<f64>() - weights[0];
    let share_of = |place: usize| {
        let mut shares = vec![0.0; length];
        for (distance, weight) in weights.iter().enumerate() {
            shares[place.saturating_sub(distance)] += weight / total;
            if distance > 0 {
                shares[(place + distance).min(length - 1)] += weight / total;
            }
        }
        shares
    };
    (0..length).map(share_of).collect()
}

fn sum<'a>(shares: &[f64], colours: impl Iterator<Item = &'a [f64; 3]>) -> [f64; 3] {
    let mut sum = [0.0; 3];
    for (share, colour) in shares.iter().zip(colours) {
        for (sum, colour) in sum.iter_mut().zip(colour) {
            *sum += share * colour;
        }
    }
    sum
}

/// exp(-x²/2σ²) at whole x up to 6 sigma, beyond which the bell is 0 for all that a byte can tell.
pub(crate) fn bell(sigma: f64) -> Vec<f64> {
    let mut bell = Vec::new();
    let mut x = 0.0;
    while x <= (6.0 * sigma).ceil() {
        bell.push((-x * x / (2.0 * sigma * sigma)).exp());
        x += 1.0;
    }
    bell
}

/// 0.2126 red + 0.7152 green + 0.0722 blue.
pub(crate) fn luma([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Sobel's gradient, of colours that are gray already.
pub(crate) fn edge(square: Square) -> [f64; 3] {
    let [[nw, n, ne], [w, _, e], [sw, s, se]] = square.map(|row| row.map(|colour| colour[0]));
    let across = (ne + 2.0 * e + se) - (nw + 2.0 * w + sw);
    let down = (sw + 2.0 * s + se) - (nw + 2.0 * n + ne);
    [across.hypot(down); 3]
}

/// The colours times weights, divided.
pub(crate) fn weighted(square: Square, weights: &[f64; 9], divisor: f64) -> [f64; 3] {
    let mut sums = [0.0; 3];
    for (colour, weight) in square.as_flattened().iter().zip(weights) {
        for (sum, colour) in sums.iter_mut().zip(colour) {
            *sum += weight * colour;
        }
    }
    sums.map(|sum| sum / divisor)
}

/// Checks that colours are as wanted, but for at most `most`, and alpha as before.
#[track_caller]
pub(crate) fn check(before: &Image, after: &Image, wanted: &Plane, most: f64, what: impl Debug) {
    let (width, height) = (before.width(), before.height());
    assert_eq!((after.width(), wanted.width), (width, width));
    assert_eq!(after.pixels().len(), before.pixels().len());
    let pixels = before.pixels().as_chunks::<4>().0.iter().zip(after.pixels().as_chunks::<4>().0);
    for (place, ((before, after), wanted)) in pixels.zip(&wanted.colours).enumerate() {
        let is_near =
            |(&is, wanted): (&u8, &f64)| (f64::from(is) - wanted.clamp(0.0, 255.0)).abs() <= most;
        assert!(
            before[3] == after[3] && after.iter().zip(wanted).all(is_near),
            "{after:?} for {wanted:?} at {}, {} of {} × {}: {what:?}",
            place % width,
            place / width,
            width,
            height,
        );
    }
}
