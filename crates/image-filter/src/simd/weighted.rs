use core::arch::wasm32::{
    i8x16, i8x16_swizzle, i16x8_add, i16x8_narrow_i32x4, i16x8_shuffle, i32x4_add, i32x4_dot_i16x8,
    i32x4_shr, i32x4_splat, v128, v128_load, v128_or,
};

use super::{SetColours, kept, load, pointwise::pair, store};

#[inline(never)]
pub(crate) fn colours(pixels: &[[u8; 4]], out: &mut [i16]) {
    // Where the bytes of numbers are among those of four pixels; -1 makes 0.
    let first = kept(i8x16(0, -1, 1, -1, 2, -1, 4, -1, 5, -1, 6, -1, 8, -1, 9, -1));
    let end = kept(i8x16(10, -1, 12, -1, 13, -1, 14, -1, -1, -1, -1, -1, -1, -1, -1, -1));
    let start = kept(i8x16(-1, -1, -1, -1, -1, -1, -1, -1, 0, -1, 1, -1, 2, -1, 4, -1));
    let last = kept(i8x16(5, -1, 6, -1, 8, -1, 9, -1, 10, -1, 12, -1, 13, -1, 14, -1));
    let (blocks, rest) = pixels.as_chunks::<8>();
    let mut block = [[0; 4]; 8];
    block[..rest.len()].copy_from_slice(rest);
    let out = out.as_chunks_mut::<8>().0.as_chunks_mut::<3>().0;
    for (pixels, numbers) in blocks.iter().chain([&block]).zip(out) {
        let [low, high] = pixels.as_chunks::<4>().0 else { return };
        let (low, high) = (load(low), load(high));
        store(&mut numbers[0], i8x16_swizzle(low, first));
        store(&mut numbers[1], v128_or(i8x16_swizzle(low, end), i8x16_swizzle(high, start)));
        store(&mut numbers[2], i8x16_swizzle(high, last));
    }
}

#[inline(never)]
pub(crate) fn set_colours(pixels: &mut [[u8; 4]], colours: &[i16]) {
    let set = SetColours::new();
    // Where the bytes of four pixels are among those of eight numbers; -1 makes 0.
    let first = kept(i8x16(0, 2, 4, -1, 6, 8, 10, -1, 12, 14, -1, -1, -1, -1, -1, -1));
    let end = kept(i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, -1, 2, 4, 6, -1));
    let start = kept(i8x16(8, 10, 12, -1, 14, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1));
    let last = kept(i8x16(-1, -1, -1, -1, -1, 0, 2, -1, 4, 6, 8, -1, 10, 12, 14, -1));
    let (blocks, rest) = pixels.as_chunks_mut::<8>();
    let mut block = [[0; 4]; 8];
    block[..rest.len()].copy_from_slice(rest);
    let colours = colours.as_chunks::<8>().0.as_chunks::<3>().0;
    for (pixels, numbers) in blocks.iter_mut().chain([&mut block]).zip(colours) {
        let [low, high] = pixels.as_chunks_mut::<4>().0 else { return };
        let middle = load(&numbers[1]);
        let colours = v128_or(i8x16_swizzle(load(&numbers[0]), first), i8x16_swizzle(middle, end));
        let four = set.of(load(low), colours);
        store(low, four);
        let colours = v128_or(i8x16_swizzle(middle, start), i8x16_swizzle(load(&numbers[2]), last));
        let four = set.of(load(high), colours);
        store(high, four);
    }
    rest.copy_from_slice(&block[..rest.len()]);
}

#[inline(never)]
pub(crate) fn weighted_sum(data: &[i16], taps: &[Taps], shift: u32, out: &mut [i16]) {
    let mut furthest = 0;
    for taps in taps {
        furthest =
            furthest.max(taps.before).max(taps.after).max(taps.next_before).max(taps.next_after);
    }
    // Not furthest + out.len(), which might wrap around.
    assert!(out.len() <= data.len() && furthest <= data.len() - out.len());
    let half = i32x4_splat(1 << (shift - 1));
    for (number, [first_out, second_out, third_out, fourth_out]) in
        blocks_mut(out).iter_mut().enumerate()
    {
        let data = &data[32 * number..];
        let mut first = Eight { low: half, high: half };
        let (mut second, mut third, mut fourth) = (first, first, first);
        for taps in taps {
            let weights = pair(taps.weight, taps.next_weight);
            // SAFETY: from each place on, there are as many numbers in all of `data` as in `out`. Here 32 × `number` are
            // left out at the beginning of either, and a block of 32 of `out` follows.
            unsafe {
                first.add(data, taps, 0, weights);
                second.add(data, taps, 8, weights);
                third.add(data, taps, 16, weights);
                fourth.add(data, taps, 24, weights);
            }
        }
        store(first_out, first.shifted(shift));
        store(second_out, second.shifted(shift));
        store(third_out, third.shifted(shift));
        store(fourth_out, fourth.shifted(shift));
    }
}

/// Eight sums.
#[derive(Clone, Copy)]
struct Eight {
    low: v128,
    high: v128,
}

impl Eight {
    /// Adds the weighted numbers `step` after where the taps are.
    ///
    /// # Safety
    ///
    /// There are eight numbers from there on in `data`.
    #[inline(always)]
    unsafe fn add(&mut self, data: &[i16], taps: &Taps, step: usize, weights: v128) {
        // SAFETY: the caller's.
        let (one, other) = unsafe {
            (
                both(data, taps.before + step, taps.after + step),
                both(data, taps.next_before + step, taps.next_after + step),
            )
        };
        self.low = i32x4_add(self.low, i32x4_dot_i16x8(low(one, other), weights));
        self.high = i32x4_add(self.high, i32x4_dot_i16x8(high(one, other), weights));
    }

    #[inline(always)]
    fn shifted(self, shift: u32) -> v128 {
        i16x8_narrow_i32x4(i32x4_shr(self.low, shift), i32x4_shr(self.high, shift))
    }
}

/// The sums of eight numbers from one place on and eight from another.
///
/// # Safety
///
/// There are eight from both.
#[inline(always)]
unsafe fn both(data: &[i16], one: usize, other: usize) -> v128 {
    // SAFETY: the caller's. v128_load needs no alignment.
    unsafe {
        let one = v128_load(data.as_ptr().add(one).cast());
        i16x8_add(one, v128_load(data.as_ptr().add(other).cast()))
    }
}

fn blocks_mut(out: &mut [i16]) -> &mut [[[i16; 8]; 4]] {
    out.as_chunks_mut().0.as_chunks_mut().0
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

/// The first four numbers of either, in turn.
#[inline(always)]
pub(super) fn low(one: v128, other: v128) -> v128 {
    i16x8_shuffle::<0, 8, 1, 9, 2, 10, 3, 11>(one, other)
}

/// The last four numbers of either, in turn.
#[inline(always)]
pub(super) fn high(one: v128, other: v128) -> v128 {
    i16x8_shuffle::<4, 12, 5, 13, 6, 14, 7, 15>(one, other)
}
