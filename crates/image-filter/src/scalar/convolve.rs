//! Weighted sums of nine.

/// Writes weighted sums, divided, rounded with halves up, and from 0 to 255.
///
/// Rows hold three numbers a pixel: those above, of, and below the pixels that are written. Each begins a pixel
/// earlier and ends one later, and is as much longer than `out`, whose length is a multiple of 32.
pub(crate) fn convolve(rows: [&[i16]; 3], weights: &[i16; 9], divisor: i16, out: &mut [i16]) {
    let divisor = i32::from(divisor);
    for (place, out) in out.iter_mut().enumerate() {
        let mut sum = 0;
        for (row, weights) in rows.iter().zip(weights.as_chunks::<3>().0) {
            for (step, &weight) in weights.iter().enumerate() {
                sum += i32::from(weight) * i32::from(row[place + 3 * step]);
            }
        }
        let quotient = (2 * sum + divisor).div_euclid(2 * divisor);
        let colour = quotient.clamp(0, 255) as i16;
        *out = colour;
    }
}
