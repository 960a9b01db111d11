use core::arch::wasm32::{
    f32x4_convert_i32x4, f32x4_sqrt, i16x8_add, i16x8_shl, i16x8_shuffle, i16x8_sub,
    i32x4_dot_i16x8, i32x4_min, i32x4_splat, v128,
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
    for (((above, here), below), block) in tens(above).zip(tens(here)).zip(tens(below)).zip(pixels)
    {
        gradient.set(above, here, below, block);
    }
}

/// Eight lumas from the pixel before eight on, from the first one on, and from the second one on.
type Ten<'a> = ((&'a [i16; 8], &'a [i16; 8]), &'a [i16; 8]);

#[inline(always)]
fn tens(row: &[i16]) -> impl Iterator<Item = Ten<'_>> {
    let [before, first, second] = [row, &row[1..], &row[2..]];
    before.as_chunks().0.iter().zip(first.as_chunks().0).zip(second.as_chunks().0)
}

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
    fn set(&self, above: Ten, here: Ten, below: Ten, [first, second]: &mut Block) {
        let ((nw, n), ne) = above;
        let (nw, n, ne) = (load(nw), load(n), load(ne));
        let ((w, _), e) = here;
        let (w, e) = (load(w), load(e));
        let ((sw, s), se) = below;
        let (sw, s, se) = (load(sw), load(s), load(se));
        let across = i16x8_add(i16x8_sub(ne, nw), i16x8_sub(se, sw));
        let across = i16x8_add(across, i16x8_shl(i16x8_sub(e, w), 1));
        let down = i16x8_add(i16x8_sub(sw, nw), i16x8_sub(se, ne));
        let down = i16x8_add(down, i16x8_shl(i16x8_sub(s, n), 1));
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
