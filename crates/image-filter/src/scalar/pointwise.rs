//! A pixel's new colours from its old ones.

/// Turns each colour into its negative.
pub(crate) fn invert(pixels: &mut [[u8; 4]]) {
    for [red, green, blue, _alpha] in pixels {
        *red = !*red;
        *green = !*green;
        *blue = !*blue;
    }
}

/// Replaces each colour by the pixel's luma.
pub(crate) fn grayscale(pixels: &mut [[u8; 4]]) {
    for pixel in pixels {
        let gray = luma(*pixel);
        pixel[..3].fill(gray);
    }
}

/// How bright a colour looks: 0.2126 red + 0.7152 green + 0.0722 blue ([Rec. ITU-R BT.709][1]) of the
/// encoded values. In whole numbers, 32768 being 1: the weights add up to it, so gray stays as it was,
/// and the error stays below 0.51.
///
/// [1]: https://www.itu.int/rec/R-REC-BT.709
pub(crate) fn luma([red, green, blue, _alpha]: [u8; 4]) -> u8 {
    let sum = 6_966 * u32::from(red) + 23_436 * u32::from(green) + 2_366 * u32::from(blue);
    #[expect(clippy::cast_possible_truncation, reason = "a mean of bytes is at most 255")]
    let gray = ((sum + 16_384) >> 15) as u8;
    gray
}

/// Makes each colour a weighted sum of red, green and blue, plus an offset, and moves it into the range: from the least it
/// may be to the most. Weights and offsets are in units of 1/2048, offsets within ±2²⁵; half of 2048 is in the offsets already,
/// so that the shift rounds.
pub(crate) fn color_matrix(
    pixels: &mut [[u8; 4]],
    weights: &[[i16; 3]; 3],
    offsets: &[i32; 3],
    range: [u8; 2],
) {
    for pixel in pixels {
        let colours = [pixel[0], pixel[1], pixel[2]].map(i32::from);
        for ((new, weights), offset) in pixel.iter_mut().zip(weights).zip(offsets) {
            let products =
                weights.iter().zip(colours).map(|(&weight, colour)| i32::from(weight) * colour);
            *new = whole(offset + products.sum::<i32>(), range);
        }
    }
}

/// Replaces each colour by the pixel's luma, times a weight, plus an offset, in the units and the range of [`color_matrix`].
pub(crate) fn gray_matrix(pixels: &mut [[u8; 4]], weight: i16, offset: i32, range: [u8; 2]) {
    for pixel in pixels {
        let gray = whole(offset + i32::from(weight) * i32::from(luma(*pixel)), range);
        pixel[..3].fill(gray);
    }
}

/// A number of 2048ths as a whole one in the range.
fn whole(number: i32, [least, most]: [u8; 2]) -> u8 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is between two bytes"
    )]
    let whole = (number >> 11).clamp(least.into(), most.into()) as u8;
    whole
}
