use core::arch::wasm32::{
    f32x4_convert_i32x4, f32x4_mul, f32x4_splat, i16x8_add, i16x8_max, i16x8_min, i16x8_mul,
    i16x8_narrow_i32x4, i16x8_shr, i16x8_splat, i32x4_add, i32x4_dot_i16x8, i32x4_max, i32x4_min,
    i32x4_splat,
};

use super::weighted::{high, low};
use super::{Round, kept, load, pointwise::pair, store};

/// Numbers that are taken at a time.
type Block = [[i16; 8]; 4];

/// A row's numbers from one of the nine places on, and what they are multiplied by.
type Tap<'a> = (&'a [Block], i16);

#[inline(never)]
pub(crate) fn convolve(rows: [&[i16]; 3], weights: &[i16; 9], divisor: i16, out: &mut [i16]) {
    let mut taps: [Tap; 9] = [(&[], 0); 9];
    let mut size = 0;
    for (place, (tap, &weight)) in taps.iter_mut().zip(weights).enumerate() {
        *tap = (blocks(&rows[place / 3][3 * (place % 3)..]), weight);
        size += weight.unsigned_abs();
    }
    let out = out.as_chunks_mut().0.as_chunks_mut().0;
    if size <= 128 && divisor <= 128 && divisor.cast_unsigned().is_power_of_two() {
        narrow(&mut taps, divisor, out);
    } else {
        wide(&taps, divisor, out);
    }
}

fn blocks(numbers: &[i16]) -> &[Block] {
    numbers.as_chunks().0.as_chunks().0
}

/// In 16 bits: 128 × 255, and a half of what it is divided by, are below 2¹⁵.
#[inline(never)]
fn narrow(taps: &mut [Tap; 9], divisor: i16, out: &mut [Block]) {
    let (half, shift) = (i16x8_splat(divisor / 2), divisor.trailing_zeros());
    let (least, most) = (i16x8_splat(0), kept(i16x8_splat(255)));
    // Many kernels have zeros.
    taps.sort_unstable_by_key(|(_, weight)| *weight == 0);
    let count = taps.iter().filter(|(_, weight)| *weight != 0).count();
    for (number, [first_out, second_out, third_out, fourth_out]) in out.iter_mut().enumerate() {
        let (mut first, mut second, mut third, mut fourth) = (half, half, half, half);
        for (tap, weight) in &taps[..count] {
            let (numbers, weight) = (&tap[number], i16x8_splat(*weight));
            first = i16x8_add(first, i16x8_mul(load(&numbers[0]), weight));
            second = i16x8_add(second, i16x8_mul(load(&numbers[1]), weight));
            third = i16x8_add(third, i16x8_mul(load(&numbers[2]), weight));
            fourth = i16x8_add(fourth, i16x8_mul(load(&numbers[3]), weight));
        }
        let quotient = |sum| i16x8_min(i16x8_max(i16x8_shr(sum, shift), least), most);
        store(first_out, quotient(first));
        store(second_out, quotient(second));
        store(third_out, quotient(third));
        store(fourth_out, quotient(fourth));
    }
}

/// In 32 bits, divided in single precision.
///
/// Sums are four times as large, plus 1, and so is what they are divided by: that 1 turns halves upwards, and is too little to
/// turn anything else. Quotients from 0 to 255 are off by less than 2⁻¹⁴, which is less than that 1 makes, 1/(4 × 4096).
#[inline(never)]
fn wide(taps: &[Tap; 9], divisor: i16, out: &mut [Block]) {
    let (share, round) = (f32x4_splat(0.25 / f32::from(divisor)), Round::new());
    let (least, most) = (i32x4_splat(0), kept(i32x4_splat(255)));
    let quotient = |sum| {
        let quotient = round.of(f32x4_mul(f32x4_convert_i32x4(sum), share));
        i32x4_min(i32x4_max(quotient, least), most)
    };
    let (ninth, pairs) = (taps[8], taps.as_chunks::<2>().0);
    for (number, out) in out.iter_mut().enumerate() {
        for (half, out) in out.iter_mut().enumerate() {
            let (mut first, mut second) = (i32x4_splat(1), i32x4_splat(1));
            for &[(one, weight), (other, next_weight)] in
                pairs.iter().chain([&[ninth, (ninth.0, 0)]])
            {
                let weights = pair(4 * weight, 4 * next_weight);
                let (one, other) = (load(&one[number][half]), load(&other[number][half]));
                first = i32x4_add(first, i32x4_dot_i16x8(low(one, other), weights));
                second = i32x4_add(second, i32x4_dot_i16x8(high(one, other), weights));
            }
            store(out, i16x8_narrow_i32x4(quotient(first), quotient(second)));
        }
    }
}
