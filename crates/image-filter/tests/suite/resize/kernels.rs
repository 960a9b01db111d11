//! The kernels with SIMD against those without, bit for bit.

#![expect(clippy::cast_sign_loss, reason = "what is cast here is small and not below 0")]

use super::super::pictures::Random;
use wasm_bindgen_test::wasm_bindgen_test;

#[allow(clippy::duplicate_mod, dead_code, unreachable_pub, reason = "`kernels` has the others")]
#[path = "../../../src/scalar/mod.rs"]
mod scalar;
#[allow(clippy::duplicate_mod, dead_code, unreachable_pub, reason = "`kernels` has the others")]
#[path = "../../../src/simd/mod.rs"]
mod simd;

type Pair = [[i16; 2]; 4];

fn row(random: &mut Random, length: usize, opaque: bool) -> Vec<[u8; 4]> {
    let row = (0..length).map(|_| random.bytes());
    if opaque {
        row.map(|[red, green, blue, _]| [red, green, blue, 255]).collect()
    } else {
        row.collect()
    }
}

/// Numbers from `least` to `most`.
fn within(random: &mut Random, least: i16, most: i16) -> i16 {
    let range = i32::from(most) - i32::from(least) + 1;
    (i32::from(least) + (random.next() % range as u64) as i32) as i16
}

fn pairs(random: &mut Random, length: usize, most: i16) -> Vec<Pair> {
    (0..length)
        .map(|_| [(); 4].map(|()| [(); 2].map(|()| within(random, -most / 8, most))))
        .collect()
}

/// Some below 0, and 1 in all.
fn weights(random: &mut Random, count: usize) -> Vec<[i16; 2]> {
    let most = i16::try_from(20_000 / count).unwrap();
    (0..count).map(|_| [(); 2].map(|()| within(random, -most / 4, most))).collect()
}

#[wasm_bindgen_test]
fn rows_are_paired() {
    let mut random = Random::new(1);
    for length in 1..=67 {
        for (above, below) in [(true, true), (true, false), (false, true), (false, false)] {
            let (mut above, mut below) =
                (row(&mut random, length, above), row(&mut random, length, below));
            for _ in 0..3 {
                let room = length.next_multiple_of(8);
                let (mut wanted, mut is) =
                    (vec![Pair::default(); room], vec![Pair::default(); room]);
                let opaque = scalar::resize::pixels::pair_rows(&above, &below, &mut wanted);
                assert_eq!(
                    simd::resize::pixels::pair_rows(&above, &below, &mut is),
                    opaque,
                    "{length}"
                );
                assert_eq!(is[..length], wanted[..length]);
                for excess in 1..=4 {
                    scalar::resize::pixels::pair_premultiplied(&above, &below, excess, &mut wanted);
                    simd::resize::pixels::pair_premultiplied(&above, &below, excess, &mut is);
                    assert_eq!(is[..length], wanted[..length], "{excess}");
                }
                // A single transparent pixel, where it is seen the least.
                (above[length - 1][3], below[length / 2][3]) = (255, 254);
            }
        }
    }
}

#[wasm_bindgen_test]
fn columns_are_mixed() {
    let mut random = Random::new(2);
    for length in (4..=64).step_by(4) {
        for count in 1..=9 {
            let rows = pairs(&mut random, (2 * length + 3) * count, 32_513);
            let weights = weights(&mut random, count);
            for shift in [8, 10, 15, 17, 20] {
                let (mut wanted, mut is) =
                    (vec![Pair::default(); length], vec![Pair::default(); length]);
                scalar::resize::mix_columns(&rows, &weights, shift, &mut wanted);
                simd::resize::mix_columns(&rows, &weights, shift, &mut is);
                assert_eq!(is, wanted, "{length} {count} {shift}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn a_row_is_mixed() {
    let mut random = Random::new(3);
    for length in 1..=40 {
        for count in 1..=9 {
            let line = pairs(&mut random, 100, 8_000);
            let starts: Vec<[usize; 4]> = (0..length)
                .map(|_| [(); 4].map(|()| random.next() as usize % (101 - count)))
                .collect();
            let weights: Vec<[[i16; 2]; 4]> =
                weights(&mut random, 4 * count * length).as_chunks().0.to_vec();
            // Weights of a few thousandths would show nothing.
            let larger = i16::try_from(4 * length).unwrap().min(30);
            let weights: Vec<_> = weights
                .iter()
                .map(|four| four.map(|pair| pair.map(|weight| weight * larger)))
                .collect();
            for opaque in [true, false] {
                let (mut wanted, mut is) = (vec![[[0; 4]; 4]; length], vec![[[0; 4]; 4]; length]);
                scalar::resize::mix_row(&line, &starts, &weights, opaque, &mut wanted);
                simd::resize::mix_row(&line, &starts, &weights, opaque, &mut is);
                assert_eq!(is, wanted, "{length} {count} {opaque}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn rows_are_halved() {
    let mut random = Random::new(4);
    for length in 1..=67_usize {
        for opaque in [true, false] {
            let (above, mut below) =
                (row(&mut random, 2 * length, opaque), row(&mut random, 2 * length, true));
            for _ in 0..2 {
                let room = length.div_ceil(4);
                let (mut wanted, mut is) = (vec![[[0; 4]; 4]; room], vec![[[0; 4]; 4]; room]);
                let all = scalar::resize::pixels::halve(&above, &below, &mut wanted);
                assert_eq!(simd::resize::pixels::halve(&above, &below, &mut is), all, "{length}");
                assert_eq!(is.as_flattened()[..length], wanted.as_flattened()[..length]);
                below[2 * length - 1][3] = 254;
            }
        }
    }
}
