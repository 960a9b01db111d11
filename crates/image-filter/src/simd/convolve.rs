mod wide;

use core::arch::wasm32::{
    i16x8_add, i16x8_add_sat, i16x8_max, i16x8_mul, i16x8_shl, i16x8_shuffle, i16x8_splat,
    i16x8_sub, u16x8_shr, u16x8_splat, v128, v128_and, v128_or,
};

use super::{load, pointwise::alternate, store};
use wide::wide;

/// Those above, of, and below the pixels, from the pixel before them on.
type Rows<'a> = [&'a [[u8; 4]]; 3];

#[inline(never)]
pub(crate) fn convolve(rows: Rows, weights: &[i16; 9], divisor: i16, pixels: &mut [[u8; 4]]) {
    in_blocks(rows, pixels, |rows, pixels| convolve_blocks(rows, weights, divisor, pixels));
}

/// Pixels that are taken at a time, in two halves.
pub(super) type Block = [[[u8; 4]; 4]; 2];

/// Runs a kernel on all pixels that fill blocks, and once more on those that are left, moved into a block.
#[inline(always)]
pub(super) fn in_blocks<T>(
    [above, here, below]: [&[T]; 3],
    pixels: &mut [[u8; 4]],
    kernel: impl Fn([&[T]; 3], &mut [Block]),
) {
    let (blocks, rest) = blocks_mut(pixels);
    let done = 8 * blocks.len();
    kernel([above, here, below], blocks);
    if !rest.is_empty() {
        let mut last = [[0; 4]; 8];
        last[..rest.len()].copy_from_slice(rest);
        kernel([&above[done..], &here[done..], &below[done..]], blocks_mut(&mut last).0);
        rest.copy_from_slice(&last[..rest.len()]);
    }
}

fn blocks_mut(pixels: &mut [[u8; 4]]) -> (&mut [Block], &mut [[u8; 4]]) {
    let (blocks, rest) = pixels.as_chunks_mut::<8>();
    (blocks.as_flattened_mut().as_chunks_mut().0.as_chunks_mut().0, rest)
}

fn blocks(pixels: &[[u8; 4]]) -> &[Block] {
    pixels.as_chunks().0.as_chunks().0
}

#[inline(never)]
fn convolve_blocks(rows: Rows, weights: &[i16; 9], divisor: i16, pixels: &mut [Block]) {
    let size: u16 = weights.iter().map(|weight| weight.unsigned_abs()).sum();
    // In 16 bits otherwise: 128 × 255 is below 2¹⁵.
    if size > 128 || divisor > 128 || !divisor.cast_unsigned().is_power_of_two() {
        return wide(rows, weights, divisor, pixels);
    }
    let quotient = Quotient::new(divisor);
    let all = weights.map(|weight| i16x8_splat(weight));
    let &[nw, n, ne, w, _, e, sw, s, se] = weights;
    if [nw, nw, nw, n, w] == [ne, sw, se, s, e] {
        symmetric(rows, all, &quotient, pixels);
    } else {
        narrow(rows, all, &quotient, pixels);
    }
}

/// Kernels that a mirror leaves as they are, upright or lying: they have four weights. Columns are added up first; those
/// left and right of a pixel are alike.
#[inline(never)]
fn symmetric(rows: Rows, weights: [v128; 9], quotient: &Quotient, pixels: &mut [Block]) {
    let [corner, upright, _, side, middle, ..] = weights;
    let columns = |above, here, below| {
        let (both, here) = (Sums::of(above).plus(Sums::of(below)), Sums::of(here));
        let outer = both.times(corner).plus(here.times(side));
        (outer, both.times(upright).plus(here.times(middle)))
    };
    let [above, here, below] = rows;
    let (Some((first, above)), Some((second, here)), Some((third, below))) =
        (above.split_first_chunk(), here.split_first_chunk(), below.split_first_chunk())
    else {
        return;
    };
    // Those from the pixel before on.
    let mut sums = columns(first, second, third);
    let rows = blocks(above).iter().zip(blocks(here)).zip(blocks(below));
    for (((above, here), below), [low, high]) in rows.zip(pixels) {
        let next = columns(&above[0], &here[0], &below[0]);
        let four = quotient.set(load(low), across(sums, next));
        store(low, four);
        sums = columns(&above[1], &here[1], &below[1]);
        let four = quotient.set(load(high), across(next, sums));
        store(high, four);
    }
}

/// Adds up the columns left of four pixels, theirs, and those right of them. `sums` begin a pixel before
/// them, and `next` are the four that follow.
#[inline(always)]
fn across((outer, middle): (Sums, Sums), (next_outer, next_middle): (Sums, Sums)) -> Sums {
    let middle = Sums {
        pairs: one_later(middle.pairs, next_middle.pairs),
        green_alpha: one_later(middle.green_alpha, next_middle.green_alpha),
    };
    let right = Sums {
        pairs: two_later(outer.pairs, next_outer.pairs),
        green_alpha: two_later(outer.green_alpha, next_outer.green_alpha),
    };
    outer.plus(middle).plus(right)
}

/// A pixel has two numbers.
#[inline(always)]
fn one_later(four: v128, next: v128) -> v128 {
    i16x8_shuffle::<2, 3, 4, 5, 6, 7, 8, 9>(four, next)
}

#[inline(always)]
fn two_later(four: v128, next: v128) -> v128 {
    i16x8_shuffle::<4, 5, 6, 7, 8, 9, 10, 11>(four, next)
}

/// Any kernels.
#[inline(never)]
fn narrow(rows: Rows, weights: [v128; 9], quotient: &Quotient, pixels: &mut [Block]) {
    let [above, here, below] = rows;
    let rows = threes(above).zip(threes(here)).zip(threes(below));
    for (((above, here), below), pixels) in rows.zip(pixels.as_flattened_mut()) {
        let ([nw, n, ne], [w, middle, e], [sw, s, se]) = (above, here, below);
        let above = nw.times(weights[0]).plus(n.times(weights[1])).plus(ne.times(weights[2]));
        let here = w.times(weights[3]).plus(middle.times(weights[4])).plus(e.times(weights[5]));
        let below = sw.times(weights[6]).plus(s.times(weights[7])).plus(se.times(weights[8]));
        let four = quotient.set(load(pixels), above.plus(here).plus(below));
        store(pixels, four);
    }
}

/// Four pixels from the one before them on, they themselves, and those from the one after on. To load each is quicker than to keep
/// sums for the next four, for which there are too few registers.
#[inline(always)]
fn threes(row: &[[u8; 4]]) -> impl Iterator<Item = [Sums; 3]> {
    row.as_chunks::<4>().0.array_windows::<2>().map(|eight| {
        let mut fours = eight.as_flattened().array_windows();
        let mut next = || Sums::of(fours.next().unwrap_or(&[[0; 4]; 4]));
        [next(), next(), next()]
    })
}

/// Sums for four pixels, in 16 bits: of green and alpha, and of whole pairs, which are red + 256 × green and
/// blue + 256 × alpha. Of the latter only the lower bits are left: enough to find those of red and blue later,
/// for which nothing has to be masked before.
#[derive(Clone, Copy)]
struct Sums {
    pairs: v128,
    green_alpha: v128,
}

impl Sums {
    #[inline(always)]
    fn of(pixels: &[[u8; 4]; 4]) -> Sums {
        let pairs = load(pixels);
        Sums { pairs, green_alpha: u16x8_shr(pairs, 8) }
    }

    #[inline(always)]
    fn plus(self, other: Sums) -> Sums {
        Sums {
            pairs: i16x8_add(self.pairs, other.pairs),
            green_alpha: i16x8_add(self.green_alpha, other.green_alpha),
        }
    }

    #[inline(always)]
    fn times(self, weight: v128) -> Sums {
        Sums {
            pairs: i16x8_mul(self.pairs, weight),
            green_alpha: i16x8_mul(self.green_alpha, weight),
        }
    }
}

/// Divides by a power of two up to 128, rounds and clamps without a shift by a variable, which takes four instructions.
///
/// For a divisor d, sums below 0 become 0 and those of 256d and more 256d − 1: to be added by saturation, they first get 2¹⁵ − 256d more.
/// Then 256/d times the sum has the quotient in its upper byte, and what was added is beyond the 16 bits, as a multiple of 2¹⁶.
struct Quotient {
    addend: v128,
    least: v128,
    factor: v128,
    upper: v128,
}

impl Quotient {
    fn new(divisor: i16) -> Quotient {
        // In this order, 2¹⁵ needs not fit.
        let least = (128 - divisor) << 8;
        Quotient {
            addend: i16x8_splat(least + divisor / 2),
            least: i16x8_splat(least),
            factor: i16x8_splat(256 / divisor),
            upper: u16x8_splat(0xff00),
        }
    }

    /// In the upper bytes.
    #[inline(always)]
    fn of(&self, sums: v128) -> v128 {
        i16x8_mul(i16x8_max(i16x8_add_sat(sums, self.addend), self.least), self.factor)
    }

    /// Four pixels with other colours.
    #[inline(always)]
    fn set(&self, pixels: v128, sums: Sums) -> v128 {
        let red_blue = i16x8_sub(sums.pairs, i16x8_shl(sums.green_alpha, 8));
        let red_blue = u16x8_shr(self.of(red_blue), 8);
        let green_alpha = alternate(self.of(sums.green_alpha), pixels);
        v128_or(red_blue, v128_and(green_alpha, self.upper))
    }
}
