use core::arch::wasm32::{u8x16_avgr, u8x16_splat, v128, v128_xor};

use super::{SetColours, for_each_four, kept, load, store};

/// Bytes that are taken at a time: 64, so that stepping from one to the next is little of the work.
type Block = [[u8; 16]; 4];

pub(crate) fn smooth(lines: [&[u8]; 3], mixings: u8, out: &mut [u8]) {
    let rest = lines.map(|line| line.as_chunks::<64>().1);
    let (done, out) = out.split_at_mut(lines[0].len() - rest[0].len());
    smooth_blocks(lines, mixings, done);
    if !rest[0].is_empty() {
        let padded = rest.map(|rest| {
            let mut block = [0; 64];
            block[..rest.len()].copy_from_slice(rest);
            block
        });
        let [before, middle, after] = &padded;
        let mut block = [0; 64];
        smooth_blocks([before, middle, after], mixings, &mut block);
        let length = rest[0].len();
        out[..length].copy_from_slice(&block[..length]);
    }
}

#[inline(never)]
fn smooth_blocks(lines: [&[u8]; 3], mixings: u8, out: &mut [u8]) {
    let out = out.as_chunks_mut().0.as_chunks_mut().0;
    if mixings == 1 {
        mix(lines, |mean, _| mean, out);
    } else {
        let again = |mean, middle| {
            let mean = u8x16_avgr(mean, middle);
            if mixings == 2 { mean } else { u8x16_avgr(mean, middle) }
        };
        mix(lines, again, out);
    }
}

#[inline(never)]
fn mix([before, middle, after]: [&[u8]; 3], again: impl Fn(v128, v128) -> v128, out: &mut [Block]) {
    let ones = kept(u8x16_splat(255));
    let mix = |before, middle, after, out| {
        let middle = load(middle);
        let mean = u8x16_avgr(u8x16_avgr(load(before), load(after)), middle);
        store(out, v128_xor(again(mean, middle), ones));
    };
    let lines = blocks(before).iter().zip(blocks(middle)).zip(blocks(after));
    for (((before, middle), after), out) in lines.zip(out) {
        let [one, two, three, four] = out;
        // Not a loop: none of the compilers unrolls it.
        mix(&before[0], &middle[0], &after[0], one);
        mix(&before[1], &middle[1], &after[1], two);
        mix(&before[2], &middle[2], &after[2], three);
        mix(&before[3], &middle[3], &after[3], four);
    }
}

fn blocks(line: &[u8]) -> &[Block] {
    line.as_chunks().0.as_chunks().0
}

#[inline(never)]
pub(crate) fn set(pixels: &mut [[u8; 4]], line: &[u8]) {
    let set = SetColours::new();
    let mut blocks = line.as_chunks::<16>().0.iter();
    for_each_four(pixels, |pixels| match blocks.next() {
        Some(block) => set.of(pixels, load(block)),
        None => pixels,
    });
}
