//! Means by sums that slide.

/// Adds the pixels that enter to sums, one to one, and takes those away that leave.
pub(crate) fn slide(sums: &mut [[i32; 4]], entering: &[[u8; 4]], leaving: &[[u8; 4]]) {
    for ((sums, entering), leaving) in sums.iter_mut().zip(entering).zip(leaving) {
        for ((sum, &entering), &leaving) in sums.iter_mut().zip(entering).zip(leaving) {
            *sum += i32::from(entering) - i32::from(leaving);
        }
    }
}

/// Sets the colours of pixels, but not their alpha, to means over squares.
///
/// `columns` holds the sums of 2 `radius` + 1 pixels each, of which those over a pixel and `radius` to either side
/// of it count; there are 2 `radius` + 4 more than pixels.
pub(crate) fn mean(columns: &[[i32; 4]], radius: usize, pixels: &mut [[u8; 4]]) {
    let side = 2 * radius + 1;
    let share = share(side);
    let mut sums = [0; 4];
    for column in &columns[..side] {
        for (sum, column) in sums.iter_mut().zip(column) {
            *sum += column;
        }
    }
    for ((pixel, leaving), entering) in pixels.iter_mut().zip(columns).zip(&columns[side..]) {
        for (colour, &sum) in pixel[..3].iter_mut().zip(&sums) {
            *colour = rounded(sum, share);
        }
        for ((sum, entering), leaving) in sums.iter_mut().zip(entering).zip(leaving) {
            *sum += entering - leaving;
        }
    }
}

/// What a pixel of a square weighs.
#[expect(clippy::cast_precision_loss, reason = "off by 1/2²⁴, where a colour needs 1/2⁹")]
fn share(side: usize) -> f32 {
    1.0 / (side * side) as f32
}

/// 2²³: a single-precision number as large has no bits left behind the point. Adding it rounds, and leaves what is rounded
/// in the lowest bits, so that no conversion is needed.
const ROUNDER: f32 = 8_388_608.0;

/// The product, from 0 to 255, as the nearest whole number.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "see above")]
fn rounded(sum: i32, share: f32) -> u8 {
    (sum as f32 * share + ROUNDER).to_bits() as u8
}
