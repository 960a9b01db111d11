use core::arch::wasm32::{
    f32x4_convert_i32x4, f32x4_pmin, f32x4_splat, f32x4_sqrt, i16x8_add, i16x8_shl, i16x8_shuffle,
    i16x8_sub, i32x4_dot_i16x8, v128,
};

use super::convolve::{Block, in_blocks};
use super::pointwise::Luma;
use super::weighted::{high, low};
use super::{Round, SetGrays, kept, load, store};

pub(crate) fn lumas(pixels: &[[u8; 4]], out: &mut [i16]) {
    let (blocks, rest) = pixels.as_chunks::<8>();
    let (out, rest_out) = out.split_at_mut(8 * blocks.len());
    lumas_of_blocks(blocks, out);
    let mut last = [[0; 4]; 8];
    last[..rest.len()].copy_from_slice(rest);
    lumas_of_blocks(&[last], rest_out);
}

#[inline(never)]
fn lumas_of_blocks(pixels: &[[[u8; 4]; 8]], out: &mut [i16]) {
    let luma = Luma::new();
    for (pixels, out) in pixels.iter().zip(out.as_chunks_mut::<8>().0) {
        let [low, high] = pixels.as_chunks::<4>().0 else { return };
        let (low, high) = (luma.of(load(low)), luma.of(load(high)));
        store(out, i16x8_shuffle::<0, 2, 4, 6, 8, 10, 12, 14>(low, high));
    }
}

#[inline(never)]
pub(crate) fn gradient(rows: [&[i16]; 3], pixels: &mut [[u8; 4]]) {
    in_blocks(rows, pixels, gradient_blocks);
}

#[inline(never)]
fn gradient_blocks(rows: [&[i16]; 3], pixels: &mut [Block]) {
    let gradient = Gradient::new();
    let [above, here, below] = rows;
    let rows = threes(above).zip(threes(here)).zip(threes(below));
    for (((above, here), below), block) in rows.zip(pixels) {
        gradient.set(above, here, below, block);
    }
}

/// Eight lumas from the pixel before eight on, from the first one on, and from the second one on.
#[inline(always)]
fn threes(row: &[i16]) -> impl Iterator<Item = [v128; 3]> {
    row.as_chunks::<8>().0.array_windows::<2>().map(|sixteen| {
        let mut eights = sixteen.as_flattened().array_windows();
        let mut next = || load(eights.next().unwrap_or(&[0; 8]));
        [next(), next(), next()]
    })
}

struct Gradient {
    round: Round,
    most: v128,
    grays: SetGrays,
}

impl Gradient {
    #[inline(always)]
    fn new() -> Gradient {
        Gradient { round: Round::new(), most: kept(f32x4_splat(255.0)), grays: SetGrays::new() }
    }

    #[inline(always)]
    fn set(&self, above: [v128; 3], here: [v128; 3], below: [v128; 3], block: &mut Block) {
        let ([nw, n, ne], [w, _, e], [sw, s, se]) = (above, here, below);
        let across = i16x8_add(i16x8_sub(ne, nw), i16x8_sub(se, sw));
        let across = i16x8_add(across, i16x8_shl(i16x8_sub(e, w), 1));
        let down = i16x8_add(i16x8_sub(sw, nw), i16x8_sub(se, ne));
        let down = i16x8_add(down, i16x8_shl(i16x8_sub(s, n), 1));
        let [first, second] = block;
        let colours = self.grays.of(load(first), self.length(low(across, down)));
        store(first, colours);
        let colours = self.grays.of(load(second), self.length(high(across, down)));
        store(second, colours);
    }

    /// The lengths of four gradients, whose two parts alternate, and 255 at most.
    #[inline(always)]
    fn length(&self, gradients: v128) -> v128 {
        let squares = f32x4_convert_i32x4(i32x4_dot_i16x8(gradients, gradients));
        self.round.of_16(f32x4_pmin(f32x4_sqrt(squares), self.most))
    }
}
