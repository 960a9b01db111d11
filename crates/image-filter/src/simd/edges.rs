use core::arch::wasm32::{
    f32x4_convert_i32x4, f32x4_sqrt, i16x8_add, i16x8_shl, i16x8_shuffle, i16x8_sub,
    i32x4_dot_i16x8, i32x4_min, i32x4_splat, v128,
};

use super::pointwise::Luma;
use super::weighted::{high, low};
use super::{Round, SetGrays, kept, load, store};

#[inline(never)]
pub(crate) fn lumas(pixels: &[[u8; 4]], out: &mut [i16]) {
    let luma = Luma::new();
    let (blocks, rest) = pixels.as_chunks::<8>();
    let mut last = [[0; 4]; 8];
    last[..rest.len()].copy_from_slice(rest);
    for (pixels, out) in blocks.iter().chain([&last]).zip(out.as_chunks_mut::<8>().0) {
        let [low, high] = pixels.as_chunks::<4>().0 else { return };
        let (low, high) = (luma.of(load(low)), luma.of(load(high)));
        store(out, i16x8_shuffle::<0, 2, 4, 6, 8, 10, 12, 14>(low, high));
    }
}

#[inline(never)]
pub(crate) fn gradient(rows: [&[i16]; 3], pixels: &mut [[u8; 4]]) {
    let gradient = Gradient::new();
    let (blocks, rest) = pixels.as_chunks_mut::<8>();
    let mut block = [[0; 4]; 8];
    block[..rest.len()].copy_from_slice(rest);
    for (number, block) in blocks.iter_mut().chain([&mut block]).enumerate() {
        let ten = |row: usize| rows[row][8 * number..].first_chunk();
        let (Some(above), Some(here), Some(below)) = (ten(0), ten(1), ten(2)) else { return };
        gradient.set(above, here, below, block);
    }
    rest.copy_from_slice(&block[..rest.len()]);
}

/// The luma of eight pixels, of the one before and of the one after.
type Ten = [i16; 10];

struct Gradient {
    round: Round,
    most: v128,
    grays: SetGrays,
}

impl Gradient {
    #[inline(always)]
    fn new() -> Gradient {
        Gradient { round: Round::new(), most: kept(i32x4_splat(255)), grays: SetGrays::new() }
    }

    #[inline(always)]
    fn set(&self, above: &Ten, here: &Ten, below: &Ten, pixels: &mut [[u8; 4]; 8]) {
        let (nw, n, ne) = (eight::<0>(above), eight::<1>(above), eight::<2>(above));
        let (w, e) = (eight::<0>(here), eight::<2>(here));
        let (sw, s, se) = (eight::<0>(below), eight::<1>(below), eight::<2>(below));
        let across = i16x8_add(i16x8_sub(ne, nw), i16x8_sub(se, sw));
        let across = i16x8_add(across, i16x8_shl(i16x8_sub(e, w), 1));
        let down = i16x8_add(i16x8_sub(sw, nw), i16x8_sub(se, ne));
        let down = i16x8_add(down, i16x8_shl(i16x8_sub(s, n), 1));
        let [first, second] = pixels.as_chunks_mut::<4>().0 else { return };
        let colours = self.grays.of(load(first), self.length(low(across, down)));
        store(first, colours);
        let colours = self.grays.of(load(second), self.length(high(across, down)));
        store(second, colours);
    }

    /// The lengths of four gradients, whose two parts alternate, and 255 at most.
    #[inline(always)]
    fn length(&self, gradients: v128) -> v128 {
        let squares = f32x4_convert_i32x4(i32x4_dot_i16x8(gradients, gradients));
        i32x4_min(self.round.of(f32x4_sqrt(squares)), self.most)
    }
}

#[inline(always)]
fn eight<const FROM: usize>(ten: &Ten) -> v128 {
    match ten[FROM..].first_chunk() {
        Some(eight) => load::<[i16; 8]>(eight),
        None => i32x4_splat(0),
    }
}
