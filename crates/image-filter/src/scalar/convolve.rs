//! Weighted sums of nine.

/// Sets the colours of pixels, but not their alpha, to weighted sums, divided, rounded with halves up, and from 0 to 255.
///
/// Rows are those above, of, and below the pixels; each begins a pixel earlier and ends at least ten later, since kernels
/// may read eight pixels at a time.
pub(crate) fn convolve(
    rows: [&[[u8; 4]]; 3],
    weights: &[i16; 9],
    divisor: i16,
    pixels: &mut [[u8; 4]],
) {
    let divisor = i32::from(divisor);
    for (x, pixel) in pixels.iter_mut().enumerate() {
        for (channel, colour) in pixel[..3].iter_mut().enumerate() {
            let mut sum = 0;
            for (row, weights) in rows.iter().zip(weights.as_chunks::<3>().0) {
                for (neighbour, &weight) in row[x..].iter().zip(weights) {
                    sum += i32::from(weight) * i32::from(neighbour[channel]);
                }
            }
            let quotient = (2 * sum + divisor).div_euclid(2 * divisor);
            #[expect(clippy::cast_sign_loss, reason = "it is from 0 to 255")]
            let nearest = quotient.clamp(0, 255) as u8;
            *colour = nearest;
        }
    }
}
