//! The steepness of brightness.

use super::pointwise::luma;

/// Writes the luma of each pixel, in 16 bits, and up to 8 numbers more.
pub(crate) fn lumas(pixels: &[[u8; 4]], out: &mut [i16]) {
    for (pixel, out) in pixels.iter().zip(out) {
        *out = luma(*pixel).into();
    }
}

/// Sets the colours of pixels, but not their alpha, to the length of Sobel's gradient.
///
/// Rows are those above, of, and below the pixels; each begins a pixel earlier and ends at least fourteen later, since kernels may read eight numbers at a time.
pub(crate) fn gradient(rows: [&[i16]; 3], pixels: &mut [[u8; 4]]) {
    for (x, pixel) in pixels.iter_mut().enumerate() {
        let [[nw, n, ne], [w, _, e], [sw, s, se]] =
            rows.map(|row| [row[x], row[x + 1], row[x + 2]].map(i32::from));
        let across = (ne + 2 * e + se) - (nw + 2 * w + sw);
        let down = (sw + 2 * s + se) - (nw + 2 * n + ne);
        pixel[..3].fill(root(across * across + down * down));
    }
}

/// The square root, rounded, and at most 255. Single precision is enough: the root of a whole number below 256²
/// is at least 0.0004 away from the halves where rounding turns.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "squares are below 2²⁴, and `as` saturates"
)]
fn root(square: i32) -> u8 {
    (libm::sqrtf(square as f32) + 0.5) as u8
}
