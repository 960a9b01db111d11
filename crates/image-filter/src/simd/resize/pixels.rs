use core::arch::wasm32::{
    i8x16, i8x16_shuffle, i8x16_swizzle, i16x8_add, i16x8_mul, i16x8_shl, i16x8_splat,
    i32x4_shuffle, i32x4_splat, u16x8_shr, v128, v128_and, v128_any_true, v128_not, v128_or,
};

use super::super::weighted::{high, low};
use super::super::{COLOURS, kept, load, store};
use super::Pair;

#[inline(never)]
pub(crate) fn pair_rows(above: &[[u8; 4]], below: &[[u8; 4]], out: &mut [Pair]) -> bool {
    let zero = kept(i32x4_splat(0));
    let mut opaque = Opaque::new();
    for_each_four(above, below, out, |above, below, out| {
        opaque.see(v128_and(above, below));
        let (first, last) = (low_bytes(above, below), high_bytes(above, below));
        store(&mut out[0], low_bytes(first, zero));
        store(&mut out[1], high_bytes(first, zero));
        store(&mut out[2], low_bytes(last, zero));
        store(&mut out[3], high_bytes(last, zero));
    });
    opaque.all()
}

#[inline(never)]
pub(crate) fn pair_premultiplied(
    above: &[[u8; 4]],
    below: &[[u8; 4]],
    excess: u32,
    out: &mut [Pair],
) {
    let premultiplied = Premultiplied::new(excess);
    for_each_four(above, below, out, |above, below, out| {
        let (above, last_above) = premultiplied.of(above);
        let (below, last_below) = premultiplied.of(below);
        store(&mut out[0], low(above, below));
        store(&mut out[1], high(above, below));
        store(&mut out[2], low(last_above, last_below));
        store(&mut out[3], high(last_above, last_below));
    });
}

/// Pairs pixels of two rows, four at a time. Those left over come as one more row, as a call in the loop would have V8 keep its
/// vectors in memory instead of registers.
#[inline(always)]
fn for_each_four(
    above: &[[u8; 4]],
    below: &[[u8; 4]],
    out: &mut [Pair],
    mut pair: impl FnMut(v128, v128, &mut [Pair; 4]),
) {
    let (blocks_above, rest_above) = above.as_chunks::<4>();
    let (blocks_below, rest_below) = below.as_chunks::<4>();
    let rest = [last(rest_above), last(rest_below)];
    let (mut above, mut below) = (blocks_above, blocks_below);
    let mut out = out.as_chunks_mut::<4>().0.iter_mut();
    for _ in 0..2 {
        for ((above, below), out) in above.iter().zip(below).zip(&mut out) {
            pair(load(above), load(below), out);
        }
        (above, below) = (&rest[..1], &rest[1..]);
    }
}

/// Four pixels of a row.
#[inline(always)]
fn four(row: &[[u8; 4]], number: usize) -> v128 {
    match row.as_chunks::<4>().0.get(number) {
        Some(four) => load(four),
        None => load(&last(row.as_chunks::<4>().1)),
    }
}

/// The last pixels of a row, fewer than four, and opaque ones.
#[inline(never)]
fn last(rest: &[[u8; 4]]) -> [[u8; 4]; 4] {
    let mut four = [[255; 4]; 4];
    for (pixel, rest) in four.iter_mut().zip(rest) {
        *pixel = *rest;
    }
    four
}

/// Whether pixels are opaque.
struct Opaque(v128);

impl Opaque {
    #[inline(always)]
    fn new() -> Opaque {
        Opaque(kept(i32x4_splat(-1)))
    }

    #[inline(always)]
    fn see(&mut self, pixels: v128) {
        self.0 = v128_and(self.0, pixels);
    }

    #[inline(always)]
    fn all(&self) -> bool {
        !v128_any_true(v128_not(v128_or(self.0, COLOURS)))
    }
}

/// The first eight bytes of either, in turn.
#[inline(always)]
fn low_bytes(one: v128, other: v128) -> v128 {
    i8x16_shuffle::<0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23>(one, other)
}

/// The last eight bytes of either, in turn.
#[inline(always)]
fn high_bytes(one: v128, other: v128) -> v128 {
    i8x16_shuffle::<8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31>(one, other)
}

/// Multiplies colours by alpha, and alpha by 255.
struct Premultiplied {
    first_alphas: v128,
    last_alphas: v128,
    opaque: v128,
    zero: v128,
    half: v128,
    excess: u32,
}

impl Premultiplied {
    #[inline(always)]
    fn new(excess: u32) -> Premultiplied {
        Premultiplied {
            // Where alphas are among the bytes of four pixels; -1 makes 0.
            first_alphas: kept(i8x16(3, -1, 3, -1, 3, -1, 3, -1, 7, -1, 7, -1, 7, -1, 7, -1)),
            last_alphas: kept(i8x16(
                11, -1, 11, -1, 11, -1, 11, -1, 15, -1, 15, -1, 15, -1, 15, -1,
            )),
            opaque: kept(v128_not(COLOURS)),
            zero: kept(i32x4_splat(0)),
            half: i16x8_splat(1 << (excess - 1)),
            excess,
        }
    }

    /// Of the first two pixels, and of the last two.
    #[inline(always)]
    fn of(&self, pixels: v128) -> (v128, v128) {
        let colours = v128_or(pixels, self.opaque);
        let first =
            i16x8_mul(low_bytes(colours, self.zero), i8x16_swizzle(pixels, self.first_alphas));
        let last =
            i16x8_mul(high_bytes(colours, self.zero), i8x16_swizzle(pixels, self.last_alphas));
        (
            u16x8_shr(i16x8_add(first, self.half), self.excess),
            u16x8_shr(i16x8_add(last, self.half), self.excess),
        )
    }
}

#[inline(never)]
pub(crate) fn halve(above: &[[u8; 4]], below: &[[u8; 4]], pixels: &mut [[[u8; 4]; 4]]) -> bool {
    let halves = Halves { low_byte: kept(i16x8_splat(255)), half: kept(i16x8_splat(2)) };
    let mut opaque = Opaque::new();
    for (number, pixels) in pixels.iter_mut().enumerate() {
        let (nw, ne) = (four(above, 2 * number), four(above, 2 * number + 1));
        let (sw, se) = (four(below, 2 * number), four(below, 2 * number + 1));
        opaque.see(v128_and(v128_and(nw, ne), v128_and(sw, se)));
        store(pixels, halves.of(nw, ne, sw, se));
    }
    opaque.all()
}

/// Makes one pixel of four.
struct Halves {
    low_byte: v128,
    half: v128,
}

impl Halves {
    #[inline(always)]
    fn of(&self, nw: v128, ne: v128, sw: v128, se: v128) -> v128 {
        let west = i16x8_add(v128_and(nw, self.low_byte), v128_and(sw, self.low_byte));
        let east = i16x8_add(v128_and(ne, self.low_byte), v128_and(se, self.low_byte));
        let red_blue = self.mean(west, east);
        let west = i16x8_add(u16x8_shr(nw, 8), u16x8_shr(sw, 8));
        let east = i16x8_add(u16x8_shr(ne, 8), u16x8_shr(se, 8));
        v128_or(red_blue, i16x8_shl(self.mean(west, east), 8))
    }

    /// Of the sums of four columns, and of four more, those of the first and second, of the third and fourth …
    #[inline(always)]
    fn mean(&self, west: v128, east: v128) -> v128 {
        let even = i32x4_shuffle::<0, 2, 4, 6>(west, east);
        let odd = i32x4_shuffle::<1, 3, 5, 7>(west, east);
        u16x8_shr(i16x8_add(i16x8_add(even, odd), self.half), 2)
    }
}
