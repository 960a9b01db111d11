//! Weighted sums, in whole numbers that have [`FRACTION`] bits after the point.

/// Bits after the point. With so many, the sum of two colours still has room in 16 bits.
const FRACTION: u32 = 6;

/// Copies red, green and blue of the first pixel and of each that follows after `step` more, and leaves alpha out.
/// `out` has room for three numbers each, of pixels by eights.
pub(crate) fn colours(pixels: &[[u8; 4]], step: usize, out: &mut [i16]) {
    for (pixel, out) in pixels.iter().step_by(step).zip(out.as_chunks_mut::<3>().0) {
        *out = [pixel[0], pixel[1], pixel[2]].map(|colour| i16::from(colour) << FRACTION);
    }
}

/// Sets red, green and blue of the pixels that [`colours`] would read to numbers, rounded: halves go up.
/// There are three a pixel, of pixels by eights.
pub(crate) fn set_colours(pixels: &mut [[u8; 4]], step: usize, colours: &[i16]) {
    const HALF: i16 = 1 << (FRACTION - 1);
    for (pixel, colours) in pixels.iter_mut().step_by(step).zip(colours.as_chunks::<3>().0) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
        pixel[..3].copy_from_slice(&colours.map(|colour| ((colour + HALF) >> FRACTION) as u8));
    }
}

/// Two pairs of stretches of numbers, by where they begin, and what each pair weighs.
#[derive(Clone, Copy, Default)]
pub(crate) struct Taps {
    pub(crate) places: [usize; 4],
    pub(crate) weights: [i16; 2],
}

/// Writes weighted sums of stretches of `data`, one number from each stretch to `out`, divided by 65536 and rounded.
///
/// Weights sum to 32768, and no number of `data` is above 16,383 or below 0. The length of `out` is a multiple of 32.
pub(crate) fn weighted_sum(data: &[i16], taps: &[Taps], out: &mut [i16]) {
    for (place, out) in out.iter_mut().enumerate() {
        let data = &data[place..];
        let mut sum = 0;
        for taps in taps {
            let [before, after, next_before, next_after] = taps.places.map(|at| data[at]);
            sum += i32::from(taps.weights[0]) * i32::from(before + after);
            sum += i32::from(taps.weights[1]) * i32::from(next_before + next_after);
        }
        *out = shifted::<16>(sum);
    }
}

/// Blurs lightly: of five lines, `out` becomes the one in the middle, with the weights [1 4 6 4 1] / 16, nearly. It is a mean of
/// means, each rounded up. The lines have the same length, a multiple of 32.
pub(crate) fn smooth(lines: [&[i16]; 5], out: &mut [i16]) {
    for (place, out) in out.iter_mut().enumerate() {
        let at = |number: usize| lines[number][place];
        let outer = mean(at(2), mean(at(2), mean(at(0), at(4))));
        *out = mean(mean(at(1), at(3)), outer);
    }
}

/// Halves go up.
fn mean(one: i16, other: i16) -> i16 {
    (one + other + 1) >> 1
}

/// Writes weighted sums of six pixels side by side, divided by 32768 and rounded.
///
/// Weights sum to 32768, and no number of `data` is above 16,383 or below 0. The length of `out` is a multiple of 8, and
/// `data` is longer by five pixels.
pub(crate) fn interpolate(data: &[i16], weights: &[i16; 6], out: &mut [i16]) {
    for (place, out) in out.iter_mut().enumerate() {
        let mut sum = 0;
        for (weight, numbers) in weights.iter().zip(data[place..].chunks(3)) {
            sum += i32::from(*weight) * i32::from(numbers[0]);
        }
        *out = shifted::<15>(sum);
    }
}

fn shifted<const BITS: u32>(sum: i32) -> i16 {
    #[expect(clippy::cast_possible_truncation, reason = "a mean is no larger than what it is of")]
    let mean = ((sum + (1 << (BITS - 1))) >> BITS) as i16;
    mean
}
