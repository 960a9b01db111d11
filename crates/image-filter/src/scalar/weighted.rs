//! Weighted sums, in whole numbers.

/// Copies red, green and blue of each pixel, one after the other, and leaves alpha out.
/// `out` has room for three numbers a pixel, of pixels by eights.
pub(crate) fn colours(pixels: &[[u8; 4]], out: &mut [i16]) {
    for (pixel, out) in pixels.iter().zip(out.as_chunks_mut::<3>().0) {
        *out = [pixel[0], pixel[1], pixel[2]].map(i16::from);
    }
}

/// Sets red, green and blue of each pixel to what [`colours`] would read from it.
/// `colours` are from 0 to 255, three a pixel, of pixels by eights.
pub(crate) fn set_colours(pixels: &mut [[u8; 4]], colours: &[i16]) {
    for (pixel, colours) in pixels.iter_mut().zip(colours.as_chunks::<3>().0) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
        pixel[..3].copy_from_slice(&colours.map(|colour| colour as u8));
    }
}

/// Two pairs of stretches of numbers, by where they begin, and what each pair weighs.
#[derive(Clone, Copy, Default)]
pub(crate) struct Taps {
    pub(crate) before: usize,
    pub(crate) after: usize,
    pub(crate) weight: i16,
    pub(crate) next_before: usize,
    pub(crate) next_after: usize,
    pub(crate) next_weight: i16,
}

/// Writes weighted sums of stretches of `data`, one number from each stretch to `out`, rounded and shifted to the right.
///
/// Weights sum to 32768, and no number of `data` is above 16,383 or below 0. The length of `out` is a multiple of 32.
pub(crate) fn weighted_sum(data: &[i16], taps: &[Taps], shift: u32, out: &mut [i16]) {
    for (place, out) in out.iter_mut().enumerate() {
        let data = &data[place..];
        let mut sum = 1 << (shift - 1);
        for taps in taps {
            sum += i32::from(taps.weight) * i32::from(data[taps.before] + data[taps.after]);
            sum += i32::from(taps.next_weight)
                * i32::from(data[taps.next_before] + data[taps.next_after]);
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a mean is no larger than what it is of"
        )]
        let mean = (sum >> shift) as i16;
        *out = mean;
    }
}
