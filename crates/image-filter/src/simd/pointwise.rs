use core::arch::wasm32::{
    i16x8_max, i16x8_min, i16x8_shuffle, i16x8_splat, i32x4_add, i32x4_dot_i16x8, i32x4_max,
    i32x4_min, i32x4_shl, i32x4_shr, i32x4_splat, u16x8_shr, u32x4_shr, v128, v128_and, v128_or,
    v128_xor,
};

use super::{COLOURS, SetGrays, for_each_four, kept};

#[inline(never)]
pub(crate) fn invert(pixels: &mut [[u8; 4]]) {
    let colours = kept(COLOURS);
    for_each_four(pixels, |pixels| v128_xor(pixels, colours));
}

#[inline(never)]
pub(crate) fn grayscale(pixels: &mut [[u8; 4]]) {
    let (luma, set) = (Luma::new(), SetGrays::new());
    for_each_four(pixels, |pixels| set.of(pixels, luma.of(pixels)));
}

#[inline(never)]
pub(crate) fn gray_matrix(
    pixels: &mut [[u8; 4]],
    weight: i16,
    offset: i32,
    [least, most]: [u8; 2],
) {
    let (luma, set) = (Luma::new(), SetGrays::new());
    let (weight, offset) = (pair(weight, 0), i32x4_splat(offset));
    let (least, most) = (i32x4_splat(least.into()), i32x4_splat(most.into()));
    for_each_four(pixels, |pixels| {
        let sums = i32x4_add(i32x4_dot_i16x8(luma.of(pixels), weight), offset);
        set.of(pixels, i32x4_min(i32x4_max(i32x4_shr(sums, 11), least), most))
    });
}

/// What turns four pixels into their luma.
pub(super) struct Luma {
    channels: Channels,
    red_blue: v128,
    green: v128,
    half: v128,
}

impl Luma {
    #[inline(always)]
    pub(super) fn new() -> Luma {
        Luma {
            channels: Channels::new(),
            red_blue: kept(pair(6_966, 2_366)),
            green: kept(pair(23_436, 0)),
            half: kept(i32x4_splat(16_384)),
        }
    }

    /// In 32 bits each.
    #[inline(always)]
    pub(super) fn of(&self, pixels: v128) -> v128 {
        let (red_blue, green) = self.channels.of(pixels);
        let red_blue = i32x4_dot_i16x8(red_blue, self.red_blue);
        let green = i32x4_dot_i16x8(green, self.green);
        u32x4_shr(i32x4_add(i32x4_add(red_blue, green), self.half), 15)
    }
}

/// What parts pixels into pairs of 16 bits: red and blue, green and alpha.
pub(super) struct Channels(v128);

impl Channels {
    #[inline(always)]
    pub(super) fn new() -> Channels {
        Channels(kept(i32x4_splat(0x00ff_00ff)))
    }

    #[inline(always)]
    pub(super) fn of(&self, pixels: v128) -> (v128, v128) {
        (v128_and(pixels, self.0), u16x8_shr(pixels, 8))
    }
}

pub(crate) fn color_matrix(
    pixels: &mut [[u8; 4]],
    weights: &[[i16; 3]; 3],
    offsets: &[i32; 3],
    range: [u8; 2],
) {
    let &[[red, ..], [_, green, _], [.., blue]] = weights;
    if *weights == [[red, 0, 0], [0, green, 0], [0, 0, blue]] {
        matrix::<false>(pixels, weights, offsets, range);
    } else {
        matrix::<true>(pixels, weights, offsets, range);
    }
}

/// What does not mix colours, such as contrast, takes a fifth less time without the products that are 0.
#[inline(never)]
fn matrix<const MIXES: bool>(
    pixels: &mut [[u8; 4]],
    weights: &[[i16; 3]; 3],
    offsets: &[i32; 3],
    [least, most]: [u8; 2],
) {
    let channels = Channels::new();
    let red = Sum::new(&weights[0], offsets[0]);
    let green = Sum::new(&weights[1], offsets[1]);
    let blue = Sum::new(&weights[2], offsets[2]);
    let (least, most) = (i16x8_splat(least.into()), i16x8_splat(most.into()));
    let in_range = |numbers| i16x8_min(i16x8_max(numbers, least), most);
    for_each_four(pixels, |pixels| {
        let (red_blue, green_alpha) = channels.of(pixels);
        let (red, green, blue) = if MIXES {
            let green_too = |sum: &Sum| sum.of(red_blue, green_alpha);
            (green_too(&red), green_too(&green), green_too(&blue))
        } else {
            (red.of_red_blue(red_blue), green.of_green(green_alpha), blue.of_red_blue(red_blue))
        };
        let (red, green) = (i32x4_shr(red, 11), i32x4_shr(green, 11));
        // Shifted by 11 to the right, and by 16 to the left.
        let blue = i32x4_shl(blue, 5);
        let red_blue = in_range(alternate(red, blue));
        let green_alpha = alternate(in_range(green), green_alpha);
        v128_or(red_blue, i32x4_shl(green_alpha, 8))
    });
}

/// The lower halves of 32 bits from the first, the upper ones from the second.
#[inline(always)]
pub(super) fn alternate(lower: v128, upper: v128) -> v128 {
    i16x8_shuffle::<0, 9, 2, 11, 4, 13, 6, 15>(lower, upper)
}

/// A weighted sum of colours, in 32 bits.
struct Sum {
    red_blue: v128,
    green: v128,
    offset: v128,
}

impl Sum {
    #[inline(always)]
    fn new(&[red, green, blue]: &[i16; 3], offset: i32) -> Sum {
        Sum { red_blue: pair(red, blue), green: pair(green, 0), offset: i32x4_splat(offset) }
    }

    #[inline(always)]
    fn of(&self, red_blue: v128, green_alpha: v128) -> v128 {
        i32x4_add(i32x4_dot_i16x8(green_alpha, self.green), self.of_red_blue(red_blue))
    }

    #[inline(always)]
    fn of_red_blue(&self, red_blue: v128) -> v128 {
        i32x4_add(i32x4_dot_i16x8(red_blue, self.red_blue), self.offset)
    }

    #[inline(always)]
    fn of_green(&self, green_alpha: v128) -> v128 {
        i32x4_add(i32x4_dot_i16x8(green_alpha, self.green), self.offset)
    }
}

/// What `i32x4_dot_i16x8` multiplies the two halves of each 32 bits by.
#[inline(always)]
pub(super) fn pair(low: i16, high: i16) -> v128 {
    i32x4_splat(i32::from(high) << 16 | i32::from(low.cast_unsigned()))
}
