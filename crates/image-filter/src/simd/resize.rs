use core::arch::wasm32::{
    f32x4_convert_i32x4, f32x4_div, f32x4_gt, f32x4_mul, f32x4_pmax, f32x4_pmin, f32x4_splat,
    i8x16, i8x16_swizzle, i16x8_max, i16x8_min, i16x8_shl, i16x8_splat, i32x4_add, i32x4_dot_i16x8,
    i32x4_shl, i32x4_shr, i32x4_shuffle, i32x4_splat, v128, v128_and, v128_or,
};

pub(crate) mod pixels;

use super::pointwise::{alternate, pair};
use super::{Bytes, Round, kept, load, store};

/// Two neighbouring pixels: red of both, green of both, blue, and alpha.
pub(crate) type Pair = [[i16; 2]; 4];

// SAFETY: 4 × 2 × 2 bytes.
unsafe impl Bytes for Pair {}

/// Bits after the point of sums along a line.
pub(crate) const BITS: u32 = 20;

#[inline(never)]
pub(crate) fn mix_columns(rows: &[Pair], weights: &[[i16; 2]], shift: u32, line: &mut [Pair]) {
    let stride = rows.len() / weights.len();
    if stride < 2 * line.len() {
        return;
    }
    let half = i32x4_splat(1 << (shift - 1));
    for (block, [first, second]) in line.as_chunks_mut::<2>().0.iter_mut().enumerate() {
        let mut sums = Sums(half, half, half, half);
        let mut row = rows.as_ptr().wrapping_add(4 * block);
        for weights in weights {
            // SAFETY: there are as many rows as weights, of `stride` pairs. These are four of a row for two of the line, which
            // is at most half as long.
            let [one, two, three, four] = unsafe { &*row.cast::<[Pair; 4]>() };
            row = row.wrapping_add(stride);
            let weights = *weights;
            sums.add([one, two, three, four], [weights, weights, weights, weights]);
        }
        let side_by_side =
            |one, other| alternate(i32x4_shr(one, shift), i32x4_shl(i32x4_shr(other, shift), 16));
        store(first, side_by_side(sums.0, sums.1));
        store(second, side_by_side(sums.2, sums.3));
    }
}

#[inline(never)]
pub(crate) fn mix_row(
    line: &[Pair],
    starts: &[[usize; 4]],
    weights: &[[[i16; 2]; 4]],
    opaque: bool,
    pixels: &mut [[[u8; 4]; 4]],
) {
    let count = weights.len() / starts.len();
    let Some(last) = line.len().checked_sub(count) else { return };
    let half = kept(i32x4_splat(if opaque { 1 << (BITS - 1) } else { 0 }));
    let (nearest, straight) = (Nearest::new(), Straight::new());
    for ((pixels, starts), weights) in
        pixels.iter_mut().zip(starts).zip(weights.chunks_exact(count))
    {
        let [first, second, third, fourth] = starts;
        let mut sums = Sums(half, half, half, half);
        for (number, weights) in weights.iter().enumerate() {
            // SAFETY: `number` is less than `count`, and no start is above what is `count` less than the length.
            let at = |start: &usize| unsafe { &*line.as_ptr().add((*start).min(last)).add(number) };
            sums.add([at(first), at(second), at(third), at(fourth)], *weights);
        }
        if !opaque {
            // A loop, as four times the same would be a fifth of this function.
            let mut four = [sums.0, sums.1, sums.2, sums.3];
            for sums in &mut four {
                *sums = straight.of(*sums);
            }
            sums = Sums(four[0], four[1], four[2], four[3]);
        }
        store(pixels, nearest.of(sums));
    }
}

/// What `i32x4_dot_i16x8` multiplies pairs by.
#[inline(always)]
fn both([one, other]: [i16; 2]) -> v128 {
    pair(one, other)
}

/// The weighted sums of four pixels, a vector for each.
#[derive(Clone, Copy)]
struct Sums(v128, v128, v128, v128);

impl Sums {
    #[inline(always)]
    fn add(&mut self, pairs: [&Pair; 4], weights: [[i16; 2]; 4]) {
        self.0 = i32x4_add(self.0, i32x4_dot_i16x8(load(pairs[0]), both(weights[0])));
        self.1 = i32x4_add(self.1, i32x4_dot_i16x8(load(pairs[1]), both(weights[1])));
        self.2 = i32x4_add(self.2, i32x4_dot_i16x8(load(pairs[2]), both(weights[2])));
        self.3 = i32x4_add(self.3, i32x4_dot_i16x8(load(pairs[3]), both(weights[3])));
    }
}

/// Makes four pixels of their sums.
struct Nearest {
    most: v128,
    order: v128,
}

impl Nearest {
    #[inline(always)]
    fn new() -> Nearest {
        Nearest {
            most: kept(i16x8_splat(255)),
            // Where four pixels' bytes are, in turn from the first, third, second and fourth.
            order: kept(i8x16(0, 4, 8, 12, 2, 6, 10, 14, 1, 5, 9, 13, 3, 7, 11, 15)),
        }
    }

    #[inline(always)]
    fn of(&self, sums: Sums) -> v128 {
        let (first_second, third_fourth) = (self.both(sums.0, sums.1), self.both(sums.2, sums.3));
        i8x16_swizzle(v128_or(first_second, i16x8_shl(third_fourth, 8)), self.order)
    }

    /// Two pixels' numbers in turn, 16 bits each.
    #[inline(always)]
    fn both(&self, one: v128, other: v128) -> v128 {
        // The other's stay in the upper halves.
        let numbers = alternate(i32x4_shr(one, BITS), i32x4_shr(other, BITS - 16));
        i16x8_min(i16x8_max(numbers, i16x8_splat(0)), self.most)
    }
}

/// Divides a pixel's colours by its alpha.
struct Straight {
    most: v128,
    alpha_share: v128,
    half: v128,
    round: Round,
}

impl Straight {
    #[inline(always)]
    fn new() -> Straight {
        Straight {
            most: kept(f32x4_splat(255.0)),
            alpha_share: kept(f32x4_splat(256.0 / 255.0 / 1_048_576.0)),
            half: kept(f32x4_splat(0.5)),
            round: Round::new(),
        }
    }

    #[inline(always)]
    fn of(&self, sums: v128) -> v128 {
        let sums = f32x4_convert_i32x4(sums);
        let alphas = i32x4_shuffle::<3, 3, 3, 3>(sums, sums);
        let colours = f32x4_mul(sums, f32x4_div(self.most, alphas));
        let alphas = f32x4_mul(alphas, self.alpha_share);
        let numbers = i32x4_shuffle::<0, 1, 2, 7>(colours, alphas);
        let numbers = f32x4_pmin(f32x4_pmax(numbers, f32x4_splat(0.0)), self.most);
        i32x4_shl(v128_and(self.round.of(numbers), f32x4_gt(alphas, self.half)), BITS)
    }
}
