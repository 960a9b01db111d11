//! Pixels, as they come in.

use super::Pair;

/// Pairs pixels of two rows. Returns whether none of them is transparent.
///
/// `out` has room for a row and up to a multiple of 4.
pub(crate) fn pair_rows(above: &[[u8; 4]], below: &[[u8; 4]], out: &mut [Pair]) -> bool {
    let mut opaque = true;
    for ((pair, above), below) in out.iter_mut().zip(above).zip(below) {
        opaque &= above[3] == 255 && below[3] == 255;
        for ((channel, &above), &below) in pair.iter_mut().zip(above).zip(below) {
            *channel = [above, below].map(i16::from);
        }
    }
    opaque
}

/// Pairs pixels of two rows, with colours multiplied by alpha, and alpha by 255. Of these products `excess` bits are dropped,
/// at least one.
pub(crate) fn pair_premultiplied(
    above: &[[u8; 4]],
    below: &[[u8; 4]],
    excess: u32,
    out: &mut [Pair],
) {
    let half = 1 << (excess - 1);
    for ((pair, above), below) in out.iter_mut().zip(above).zip(below) {
        for (place, channel) in pair.iter_mut().enumerate() {
            *channel = [above, below].map(|&[red, green, blue, alpha]| {
                let product = u16::from([red, green, blue, 255][place]) * u16::from(alpha);
                ((product + half) >> excess).cast_signed()
            });
        }
    }
}

/// Sets pixels to the means of two by two of two rows. Returns whether none of those is transparent; where one is, the means are
/// not to be used, as they do not count alpha.
///
/// Rows are twice as long as what is wanted of `pixels`.
pub(crate) fn halve(above: &[[u8; 4]], below: &[[u8; 4]], pixels: &mut [[[u8; 4]; 4]]) -> bool {
    let squares = above.as_chunks::<2>().0.iter().zip(below.as_chunks::<2>().0);
    let mut opaque = true;
    for (pixel, (above, below)) in pixels.as_flattened_mut().iter_mut().zip(squares) {
        let four = [above[0], above[1], below[0], below[1]];
        opaque &= four.iter().all(|pixel| pixel[3] == 255);
        for (channel, mean) in pixel.iter_mut().enumerate() {
            let sum: u16 = four.iter().map(|pixel| u16::from(pixel[channel])).sum();
            #[expect(clippy::cast_possible_truncation, reason = "a mean of bytes")]
            let nearest = ((sum + 2) >> 2) as u8;
            *mean = nearest;
        }
    }
    opaque
}
