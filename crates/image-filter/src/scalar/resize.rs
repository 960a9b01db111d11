//! Weighted means of columns, and along a row.

pub(crate) mod pixels;

/// Two neighbouring pixels, one above the other or side by side: red of both, green of both, blue, and alpha. In this order
/// one instruction of SIMD weighs them all.
pub(crate) type Pair = [[i16; 2]; 4];

/// Writes weighted means of columns, side by side. Sums are shifted to the right, and rounded.
///
/// There are as many rows of pairs as weights, one after the other. They are at least twice as long as the line, whose length is
/// even.
pub(crate) fn mix_columns(rows: &[Pair], weights: &[[i16; 2]], shift: u32, line: &mut [Pair]) {
    let stride = rows.len() / weights.len();
    for (place, pair) in line.iter_mut().enumerate() {
        for side in 0..2 {
            let mut sums = [1 << (shift - 1); 4];
            for (row, &weights) in rows.chunks_exact(stride).zip(weights) {
                add(&mut sums, &row[2 * place + side], weights);
            }
            for (channel, sum) in pair.iter_mut().zip(sums) {
                #[expect(clippy::cast_possible_truncation, reason = "the shift is chosen for it")]
                let mean = (sum >> shift) as i16;
                channel[side] = mean;
            }
        }
    }
}

/// Sets pixels to weighted means along a line, where numbers have as many bits after the point as weights leave of [`BITS`].
///
/// For each four pixels there are the four places where what counts for them begins in the line, and four weights of the first
/// pairs there, four of the second, and so on: as many for all.
///
/// Unless the line is `opaque`, its colours are multiplied by alpha, and all its numbers by 255 / 256.
pub(crate) fn mix_row(
    line: &[Pair],
    starts: &[[usize; 4]],
    weights: &[[[i16; 2]; 4]],
    opaque: bool,
    pixels: &mut [[[u8; 4]; 4]],
) {
    let count = weights.len() / starts.len();
    for ((pixels, starts), weights) in
        pixels.iter_mut().zip(starts).zip(weights.chunks_exact(count))
    {
        for (place, pixel) in pixels.iter_mut().enumerate() {
            let mut sums = [0; 4];
            for (pair, weights) in line[starts[place]..].iter().zip(weights) {
                add(&mut sums, pair, weights[place]);
            }
            *pixel = if opaque { sums.map(rounded) } else { straight(sums) };
        }
    }
}

/// Adds both pixels of a pair, by their weights.
fn add(sums: &mut [i32; 4], pair: &Pair, weights: [i16; 2]) {
    for (sum, channel) in sums.iter_mut().zip(pair) {
        *sum += i32::from(channel[0]) * i32::from(weights[0])
            + i32::from(channel[1]) * i32::from(weights[1]);
    }
}

/// Bits after the point of sums along a line.
pub(crate) const BITS: u32 = 20;

/// The nearest number from 0 to 255.
fn rounded(sum: i32) -> u8 {
    let whole = (sum + (1 << (BITS - 1))) >> BITS;
    #[expect(clippy::cast_sign_loss, reason = "from 0 to 255")]
    let byte = whole.clamp(0, 255) as u8;
    byte
}

/// What makes an alpha of a sum: 2^-[`BITS`], and what products with 255 lose when they are taken for products with 256.
const ALPHA_SHARE: f32 = 256.0 / 255.0 / 1_048_576.0;

/// Divides colours by alpha. In single precision, which is a thousand times finer than the numbers of a line.
#[expect(clippy::cast_precision_loss, reason = "see above")]
fn straight(sums: [i32; 4]) -> [u8; 4] {
    let [red, green, blue, alpha] = sums.map(|sum| sum as f32);
    let share = 255.0 / alpha;
    let alpha = alpha * ALPHA_SHARE;
    if alpha > 0.5 {
        [red * share, green * share, blue * share, alpha].map(nearest)
    } else {
        [0; 4]
    }
}

/// The nearest number from 0 to 255. One as large as 2²³ has no bits left behind the point: adding that rounds, and leaves
/// what is rounded in the lowest bits.
fn nearest(number: f32) -> u8 {
    #[expect(clippy::cast_possible_truncation, reason = "the lowest bits are wanted")]
    let byte = (number.clamp(0.0, 255.0) + 8_388_608.0).to_bits() as u8;
    byte
}
