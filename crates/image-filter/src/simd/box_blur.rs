use core::arch::wasm32::{
    f32x4_convert_i32x4, f32x4_mul, f32x4_splat, i8x16, i8x16_swizzle, i16x8_sub, i32x4_add,
    i32x4_extend_high_i16x8, i32x4_extend_low_i16x8, i32x4_shl, i32x4_splat, i32x4_sub,
    u16x8_extend_high_u8x16, u16x8_extend_low_u8x16, v128, v128_or,
};

use super::pointwise::alternate;
use super::{Round, SetColours, kept, load, store};

#[inline(never)]
pub(crate) fn slide(sums: &mut [[i32; 4]], entering: &[[u8; 4]], leaving: &[[u8; 4]]) {
    let (blocks, rest) = sums.as_chunks_mut::<4>();
    let (entering, last_entering) = entering.as_chunks();
    let (leaving, last_leaving) = leaving.as_chunks();
    for ((sums, entering), leaving) in blocks.iter_mut().zip(entering).zip(leaving) {
        slide_four(sums, load(entering), load(leaving));
    }
    let mut block = [[0; 4]; 4];
    block[..rest.len()].copy_from_slice(rest);
    slide_four(&mut block, load(&padded(last_entering)), load(&padded(last_leaving)));
    rest.copy_from_slice(&block[..rest.len()]);
}

#[inline(always)]
fn slide_four(sums: &mut [[i32; 4]; 4], entering: v128, leaving: v128) {
    let low = i16x8_sub(u16x8_extend_low_u8x16(entering), u16x8_extend_low_u8x16(leaving));
    let high = i16x8_sub(u16x8_extend_high_u8x16(entering), u16x8_extend_high_u8x16(leaving));
    // Not a loop over an array: it would stay one, and the array in memory.
    let [first, second, third, fourth] = sums;
    add(first, i32x4_extend_low_i16x8(low));
    add(second, i32x4_extend_high_i16x8(low));
    add(third, i32x4_extend_low_i16x8(high));
    add(fourth, i32x4_extend_high_i16x8(high));
}

#[inline(always)]
fn add(sum: &mut [i32; 4], change: v128) {
    store(sum, i32x4_add(load(sum), change));
}

/// Up to four pixels, and black ones.
pub(super) fn padded(pixels: &[[u8; 4]]) -> [[u8; 4]; 4] {
    let mut four = [[0; 4]; 4];
    four[..pixels.len()].copy_from_slice(pixels);
    four
}

#[inline(never)]
pub(crate) fn mean(columns: &[[i32; 4]], radius: usize, pixels: &mut [[u8; 4]]) {
    let side = 2 * radius + 1;
    let mut sums = i32x4_splat(0);
    for column in &columns[..side] {
        sums = i32x4_add(sums, load(column));
    }
    let leaving = columns.as_chunks().0;
    let entering = columns[side..].as_chunks().0;
    let (blocks, rest) = pixels.as_chunks_mut();
    let sums = mean_of_blocks(sums, leaving, entering, share(side), blocks);
    let done = blocks.len();
    let mut last = [padded(rest)];
    mean_of_blocks(sums, &leaving[done..], &entering[done..], share(side), &mut last);
    rest.copy_from_slice(&last[0][..rest.len()]);
}

#[inline(never)]
fn mean_of_blocks(
    mut sums: v128,
    leaving: &[[[i32; 4]; 4]],
    entering: &[[[i32; 4]; 4]],
    share: f32,
    pixels: &mut [[[u8; 4]; 4]],
) -> v128 {
    let (share, round, set) = (f32x4_splat(share), Round::new(), SetColours::new());
    let transposed = kept(i8x16(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15));
    for ((pixels, leaving), entering) in pixels.iter_mut().zip(leaving).zip(entering) {
        let first = round.of_16(f32x4_mul(f32x4_convert_i32x4(sums), share));
        sums = i32x4_add(sums, i32x4_sub(load(&entering[0]), load(&leaving[0])));
        let second = round.of_16(f32x4_mul(f32x4_convert_i32x4(sums), share));
        sums = i32x4_add(sums, i32x4_sub(load(&entering[1]), load(&leaving[1])));
        let third = round.of_16(f32x4_mul(f32x4_convert_i32x4(sums), share));
        sums = i32x4_add(sums, i32x4_sub(load(&entering[2]), load(&leaving[2])));
        let fourth = round.of_16(f32x4_mul(f32x4_convert_i32x4(sums), share));
        sums = i32x4_add(sums, i32x4_sub(load(&entering[3]), load(&leaving[3])));
        // A byte of each of four pixels in 32 bits: red, then green, blue and alpha.
        let first_second = v128_or(first, i32x4_shl(second, 8));
        let third_fourth = v128_or(third, i32x4_shl(fourth, 8));
        let means = alternate(first_second, i32x4_shl(third_fourth, 16));
        let four = set.of(load(pixels), i8x16_swizzle(means, transposed));
        store(pixels, four);
    }
    sums
}

/// What a pixel of a square weighs.
#[expect(clippy::cast_precision_loss, reason = "off by 1/2²⁴, where a colour needs 1/2⁹")]
fn share(side: usize) -> f32 {
    1.0 / (side * side) as f32
}
