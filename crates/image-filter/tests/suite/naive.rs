//! Each filter once more, straight from its definition: in `f64`, over the plane, in no hurry. These say
//! what colour a place should get, before rounding.

use image_filter::Image;

/// The colour of a channel at a place; beyond the border, that of the nearest pixel.
pub(crate) fn colour(image: &Image, x: i32, y: i32, channel: usize) -> f64 {
    let x = usize::try_from(x).unwrap_or(0).min(image.width() - 1);
    let y = usize::try_from(y).unwrap_or(0).min(image.height() - 1);
    image.pixels()[4 * (y * image.width() + x) + channel].into()
}

pub(crate) fn gray(image: &Image, x: i32, y: i32) -> f64 {
    0.2126 * colour(image, x, y, 0)
        + 0.7152 * colour(image, x, y, 1)
        + 0.0722 * colour(image, x, y, 2)
}

pub(crate) fn sharp(image: &Image, x: i32, y: i32, channel: usize, amount: f64) -> f64 {
    let around = [(0, -1), (0, 1), (-1, 0), (1, 0)];
    let sum: f64 = around.map(|(dx, dy)| colour(image, x + dx, y + dy, channel)).iter().sum();
    (1.0 + amount) * colour(image, x, y, channel) - amount * sum / 4.0
}

/// Of an image that is gray already.
pub(crate) fn edge(gray: &Image, x: i32, y: i32) -> f64 {
    let difference = |dx, dy| colour(gray, x + dx, y + dy, 0) - colour(gray, x - dx, y - dy, 0);
    let across = difference(1, -1) + 2.0 * difference(1, 0) + difference(1, 1);
    let down = difference(-1, 1) + 2.0 * difference(0, 1) + difference(1, 1);
    across.hypot(down)
}

/// Every pixel within six sigma counts, beyond which the bell is 0 for all that a byte can tell.
pub(crate) fn blurred(image: &Image, x: i32, y: i32, channel: usize, bell: &[f64]) -> f64 {
    let radius = i32::try_from(bell.len() / 2).unwrap();
    let (mut sum, mut weights) = (0.0, 0.0);
    for (dy, weight_y) in (-radius..).zip(bell) {
        for (dx, weight_x) in (-radius..).zip(bell) {
            sum += weight_x * weight_y * colour(image, x + dx, y + dy, channel);
            weights += weight_x * weight_y;
        }
    }
    sum / weights
}

/// exp(-x²/2σ²) at whole x from -6 sigma to 6 sigma.
pub(crate) fn bell(sigma: f64) -> Vec<f64> {
    let radius = (6.0 * sigma).ceil();
    let mut x = -radius;
    let mut bell = Vec::new();
    while x <= radius {
        bell.push((-x * x / (2.0 * sigma * sigma)).exp());
        x += 1.0;
    }
    bell
}
