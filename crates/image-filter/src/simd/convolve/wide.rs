//! Sums that 16 bits may not hold, and divisors that are no power of two.

use core::arch::wasm32::{
    f32x4_convert_i32x4, f32x4_mul, f32x4_splat, i32x4_add, i32x4_dot_i16x8, i32x4_max, i32x4_min,
    i32x4_shl, i32x4_splat, v128, v128_or,
};

use super::super::pointwise::{Channels, pair};
use super::super::{Round, SetColours, kept, load, store};
use super::{Block, Rows, blocks};

/// One of the nine pixels that are weighted: a row from there on, and what red or green, and what blue is multiplied by.
struct Tap<'a> {
    blocks: &'a [Block],
    first: v128,
    second: v128,
}

/// In 32 bits, divided in single precision.
///
/// Sums are four times as large, plus 1, and so is what they are divided by: that 1 turns halves upwards, and is too little to
/// turn anything else. Quotients from 0 to 255 are off by less than 2⁻¹⁴, which is less than that 1 makes, 1/(4 × 4096).
#[inline(never)]
pub(super) fn wide(rows: Rows, weights: &[i16; 9], divisor: i16, pixels: &mut [Block]) {
    let taps: [Tap; 9] = core::array::from_fn(|place| Tap {
        blocks: blocks(&rows[place / 3][place % 3..]),
        first: pair(4 * weights[place], 0),
        second: pair(0, 4 * weights[place]),
    });
    let (channels, set) = (Channels::new(), SetColours::new());
    let division = Division::new(divisor);
    for (number, [low, high]) in pixels.iter_mut().enumerate() {
        let mut low_sums = Colours::new();
        let mut high_sums = Colours::new();
        for tap in &taps {
            let [low, high] = &tap.blocks[number];
            low_sums.add(&channels, load(low), tap);
            high_sums.add(&channels, load(high), tap);
        }
        let four = set.of(load(low), division.of(low_sums));
        store(low, four);
        let four = set.of(load(high), division.of(high_sums));
        store(high, four);
    }
}

/// Sums for four pixels.
struct Colours {
    red: v128,
    green: v128,
    blue: v128,
}

impl Colours {
    #[inline(always)]
    fn new() -> Colours {
        let one = i32x4_splat(1);
        Colours { red: one, green: one, blue: one }
    }

    #[inline(always)]
    fn add(&mut self, channels: &Channels, pixels: v128, tap: &Tap) {
        let (red_blue, green_alpha) = channels.of(pixels);
        self.red = i32x4_add(self.red, i32x4_dot_i16x8(red_blue, tap.first));
        self.green = i32x4_add(self.green, i32x4_dot_i16x8(green_alpha, tap.first));
        self.blue = i32x4_add(self.blue, i32x4_dot_i16x8(red_blue, tap.second));
    }
}

struct Division {
    share: v128,
    round: Round,
    most: v128,
}

impl Division {
    #[inline(always)]
    fn new(divisor: i16) -> Division {
        Division {
            share: f32x4_splat(0.25 / f32::from(divisor)),
            round: Round::new(),
            most: kept(i32x4_splat(255)),
        }
    }

    #[inline(always)]
    fn of(&self, Colours { red, green, blue }: Colours) -> v128 {
        let green = i32x4_shl(self.byte(green), 8);
        v128_or(self.byte(red), v128_or(green, i32x4_shl(self.byte(blue), 16)))
    }

    #[inline(always)]
    fn byte(&self, sums: v128) -> v128 {
        let quotients = self.round.of(f32x4_mul(f32x4_convert_i32x4(sums), self.share));
        i32x4_min(i32x4_max(quotients, i32x4_splat(0)), self.most)
    }
}
