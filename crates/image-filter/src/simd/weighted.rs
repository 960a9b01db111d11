use core::arch::wasm32::{
    i8x16, i8x16_swizzle, i16x8_add, i16x8_shuffle, i16x8_splat, i32x4_add, i32x4_dot_i16x8,
    i32x4_splat, u16x8_avgr, u16x8_shr, v128, v128_load, v128_load32_lane, v128_load32_zero,
    v128_or, v128_store32_lane,
};

use super::{SetColours, kept, load, pointwise::pair, store};

#[inline(never)]
pub(crate) fn colours(pixels: &[[u8; 4]], step: usize, out: &mut [i16]) {
    // Where the bytes of numbers are among those of four pixels; -1 makes 0.
    let first = kept(i8x16(-1, 0, -1, 1, -1, 2, -1, 4, -1, 5, -1, 6, -1, 8, -1, 9));
    let end = kept(i8x16(-1, 10, -1, 12, -1, 13, -1, 14, -1, -1, -1, -1, -1, -1, -1, -1));
    let start = kept(i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, 0, -1, 1, -1, 2, -1, 4));
    let last = kept(i8x16(-1, 5, -1, 6, -1, 8, -1, 9, -1, 10, -1, 12, -1, 13, -1, 14));
    let blocks = out.as_chunks_mut::<8>().0.as_chunks_mut::<3>().0;
    for (pixels, numbers) in pixels.chunks(8 * step).zip(blocks) {
        let mut block = [[0; 4]; 8];
        let (pixels, step) = if pixels.len() > 7 * step {
            (pixels, step)
        } else {
            for (pixel, of) in block.iter_mut().zip(pixels.iter().step_by(step)) {
                *pixel = *of;
            }
            (&block[..], 1)
        };
        // SAFETY: there are more than 7 × step pixels.
        let (low, high) = unsafe {
            let pixels = pixels.as_ptr();
            (four(pixels, step), four(pixels.add(4 * step), step))
        };
        let middle = v128_or(i8x16_swizzle(low, end), i8x16_swizzle(high, start));
        // From the upper byte, which is 256 times the colour.
        store(&mut numbers[0], u16x8_shr(i8x16_swizzle(low, first), 2));
        store(&mut numbers[1], u16x8_shr(middle, 2));
        store(&mut numbers[2], u16x8_shr(i8x16_swizzle(high, last), 2));
    }
}

/// A pixel and the three that follow, a step apart.
///
/// # Safety
///
/// There are more than 3 × `step` pixels to read.
#[inline(always)]
unsafe fn four(pixels: *const [u8; 4], step: usize) -> v128 {
    // SAFETY: the caller's. No load needs alignment.
    unsafe {
        let four = v128_load32_zero(pixels.cast());
        let four = v128_load32_lane::<1>(four, pixels.add(step).cast());
        let four = v128_load32_lane::<2>(four, pixels.add(2 * step).cast());
        v128_load32_lane::<3>(four, pixels.add(3 * step).cast())
    }
}

#[inline(never)]
pub(crate) fn set_colours(pixels: &mut [[u8; 4]], step: usize, colours: &[i16]) {
    let set = SetColours::new();
    let half = kept(i16x8_splat(32));
    // Where the bytes of four pixels are among those of eight numbers; -1 makes 0.
    let first = kept(i8x16(0, 2, 4, -1, 6, 8, 10, -1, 12, 14, -1, -1, -1, -1, -1, -1));
    let end = kept(i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, -1, 2, 4, 6, -1));
    let start = kept(i8x16(8, 10, 12, -1, 14, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1));
    let last = kept(i8x16(-1, -1, -1, -1, -1, 0, 2, -1, 4, 6, 8, -1, 10, 12, 14, -1));
    let blocks = colours.as_chunks::<8>().0.as_chunks::<3>().0;
    for (pixels, numbers) in pixels.chunks_mut(8 * step).zip(blocks) {
        let rounded = |numbers| u16x8_shr(i16x8_add(load(numbers), half), 6);
        let middle = rounded(&numbers[1]);
        let low = v128_or(i8x16_swizzle(rounded(&numbers[0]), first), i8x16_swizzle(middle, end));
        let high = v128_or(i8x16_swizzle(middle, start), i8x16_swizzle(rounded(&numbers[2]), last));
        if pixels.len() > 7 * step {
            // SAFETY: as the condition says.
            unsafe {
                let pixels = pixels.as_mut_ptr();
                set_four(pixels, step, low, &set);
                set_four(pixels.add(4 * step), step, high, &set);
            }
        } else {
            let mut block = [[[0; 4]; 4]; 2];
            store(&mut block[0], low);
            store(&mut block[1], high);
            for (pixel, colours) in pixels.iter_mut().step_by(step).zip(block.as_flattened()) {
                pixel[..3].copy_from_slice(&colours[..3]);
            }
        }
    }
}

/// # Safety
///
/// There are more than 3 × `step` pixels to read and to write.
#[inline(always)]
unsafe fn set_four(pixels: *mut [u8; 4], step: usize, colours: v128, set: &SetColours) {
    // SAFETY: the caller's. No load or store needs alignment.
    unsafe {
        let new = set.of(four(pixels, step), colours);
        v128_store32_lane::<0>(new, pixels.cast());
        v128_store32_lane::<1>(new, pixels.add(step).cast());
        v128_store32_lane::<2>(new, pixels.add(2 * step).cast());
        v128_store32_lane::<3>(new, pixels.add(3 * step).cast());
    }
}

#[inline(never)]
pub(crate) fn weighted_sum(data: &[i16], taps: &[Taps], out: &mut [i16]) {
    let mut furthest = 0;
    for place in taps.iter().flat_map(|taps| &taps.places) {
        furthest = furthest.max(*place);
    }
    // Not furthest + out.len(), which might wrap around.
    assert!(out.len() <= data.len() && furthest <= data.len() - out.len());
    let half = kept(i32x4_splat(1 << 15));
    for (number, out) in out.as_chunks_mut::<8>().0.as_chunks_mut::<4>().0.iter_mut().enumerate() {
        let mut first = Eight { low: half, high: half };
        let (mut second, mut third, mut fourth) = (first, first, first);
        for taps in taps {
            let weights = pair(taps.weights[0], taps.weights[1]);
            // SAFETY: from each place on, there are as many numbers in all of `data` as in `out`. Here 32 × `number` are
            // left out at the beginning of either, and a block of 32 of `out` follows.
            unsafe {
                let data = data.as_ptr().add(32 * number);
                let [before, after, next_before, next_after] = taps.places;
                let from = [
                    data.add(before),
                    data.add(after),
                    data.add(next_before),
                    data.add(next_after),
                ];
                first.add::<0>(from, weights);
                second.add::<8>(from, weights);
                third.add::<16>(from, weights);
                fourth.add::<24>(from, weights);
            }
        }
        store(&mut out[0], first.upper());
        store(&mut out[1], second.upper());
        store(&mut out[2], third.upper());
        store(&mut out[3], fourth.upper());
    }
}

/// Eight sums.
#[derive(Clone, Copy)]
struct Eight {
    low: v128,
    high: v128,
}

impl Eight {
    /// Adds weighted numbers, `STEP` after those that are pointed to.
    ///
    /// # Safety
    ///
    /// There are eight numbers from there on.
    #[inline(always)]
    unsafe fn add<const STEP: usize>(&mut self, from: [*const i16; 4], weights: v128) {
        // SAFETY: the caller's. v128_load needs no alignment.
        let (one, other) = unsafe {
            (
                i16x8_add(v128_load(from[0].add(STEP).cast()), v128_load(from[1].add(STEP).cast())),
                i16x8_add(v128_load(from[2].add(STEP).cast()), v128_load(from[3].add(STEP).cast())),
            )
        };
        self.add_pair(one, other, weights);
    }

    #[inline(always)]
    fn add_pair(&mut self, one: v128, other: v128, weights: v128) {
        self.low = i32x4_add(self.low, i32x4_dot_i16x8(low(one, other), weights));
        self.high = i32x4_add(self.high, i32x4_dot_i16x8(high(one, other), weights));
    }

    /// Their upper halves.
    #[inline(always)]
    fn upper(self) -> v128 {
        i16x8_shuffle::<1, 3, 5, 7, 9, 11, 13, 15>(self.low, self.high)
    }
}

#[inline(never)]
pub(crate) fn smooth(lines: [&[i16]; 5], out: &mut [i16]) {
    let mean = u16x8_avgr;
    let outer = blocks(lines[0]).zip(blocks(lines[4]));
    let inner = blocks(lines[1]).zip(blocks(lines[3]));
    let middle = blocks(lines[2]).zip(out.as_chunks_mut::<8>().0);
    for ((outer, inner), (middle, out)) in outer.zip(inner).zip(middle) {
        let middle = load(middle);
        let outer = mean(middle, mean(middle, mean(load(outer.0), load(outer.1))));
        store(out, mean(mean(load(inner.0), load(inner.1)), outer));
    }
}

fn blocks(line: &[i16]) -> core::slice::Iter<'_, [i16; 8]> {
    line.as_chunks().0.iter()
}

#[inline(never)]
pub(crate) fn interpolate(data: &[i16], weights: &[i16; 6], out: &mut [i16]) {
    assert!(data.len() >= out.len() + 15);
    let half = kept(i32x4_splat(1 << 14));
    let one = pair(weights[0], weights[1]);
    let two = pair(weights[2], weights[3]);
    let three = pair(weights[4], weights[5]);
    for (number, out) in out.as_chunks_mut::<8>().0.iter_mut().enumerate() {
        // SAFETY: `data` goes on for 15 numbers where `out` ends.
        let numbers = unsafe {
            let data = data.as_ptr().add(8 * number);
            [
                v128_load(data.cast()),
                v128_load(data.add(3).cast()),
                v128_load(data.add(6).cast()),
                v128_load(data.add(9).cast()),
                v128_load(data.add(12).cast()),
                v128_load(data.add(15).cast()),
            ]
        };
        let mut sums = Eight { low: half, high: half };
        sums.add_pair(numbers[0], numbers[1], one);
        sums.add_pair(numbers[2], numbers[3], two);
        sums.add_pair(numbers[4], numbers[5], three);
        sums.low = i32x4_add(sums.low, sums.low);
        sums.high = i32x4_add(sums.high, sums.high);
        store(out, sums.upper());
    }
}

/// Two pairs of stretches of numbers, by where they begin, and what each pair weighs.
#[derive(Clone, Copy, Default)]
pub(crate) struct Taps {
    pub(crate) places: [usize; 4],
    pub(crate) weights: [i16; 2],
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
