//! The kernels with SIMD against those without: bit for bit, on all lengths.

use super::pictures::Random;
use wasm_bindgen_test::wasm_bindgen_test;

#[allow(dead_code, unreachable_pub, reason = "kernels are for the crate, and not all are compared")]
#[path = "../../src/scalar/mod.rs"]
mod scalar;
#[allow(dead_code, unreachable_pub, reason = "kernels are for the crate, and not all are compared")]
#[path = "../../src/simd/mod.rs"]
mod simd;

#[path = "kernels/sums.rs"]
mod sums;

/// More than four times what any kernel takes at a time.
const LENGTHS: std::ops::RangeInclusive<usize> = 1..=67;

/// Numbers from 0 to `most`: noise, extremes, constants, a step, and a ramp.
fn kinds(length: usize, most: u16) -> Vec<Vec<u16>> {
    let mut random = Random::new(u32::try_from(length).unwrap());
    let mut below = |limit: u64| u16::try_from(random.next() % limit).unwrap();
    let limit = u64::from(most) + 1;
    let ramp = (0..length).map(|place| u16::try_from(7 * place).unwrap() % (most + 1));
    let step = (0..length).map(|place| if 2 * place < length { most } else { 0 });
    vec![
        (0..length).map(|_| below(limit)).collect(),
        (0..length).map(|_| below(2) * most).collect(),
        (0..length).map(|_| most - below(3)).collect(),
        vec![0; length],
        vec![most; length],
        step.collect(),
        ramp.collect(),
    ]
}

fn bytes(length: usize) -> impl Iterator<Item = Vec<u8>> {
    kinds(length, 255)
        .into_iter()
        .map(|kind| kind.iter().map(|number| number.to_le_bytes()[0]).collect())
}

fn pixels(count: usize) -> impl Iterator<Item = Vec<[u8; 4]>> {
    bytes(4 * count).map(|bytes| bytes.as_chunks().0.to_vec())
}

fn numbers(length: usize, most: i16) -> impl Iterator<Item = Vec<i16>> {
    kinds(length, most.unsigned_abs())
        .into_iter()
        .map(|kind| kind.iter().map(|number| number.cast_signed()).collect())
}

/// Runs both kernels on what was there before, and compares what is there then.
fn compare<T: Clone + PartialEq + std::fmt::Debug>(
    before: &[T],
    what: impl std::fmt::Debug,
    scalar: impl FnOnce(&mut [T]),
    simd: impl FnOnce(&mut [T]),
) {
    let (mut wanted, mut is) = (before.to_vec(), before.to_vec());
    scalar(&mut wanted);
    simd(&mut is);
    assert_eq!(is, wanted, "{} of {what:?}", before.len());
}

#[wasm_bindgen_test]
fn pointwise() {
    let weights = [[i16::MIN; 3], [i16::MAX; 3], [-2048, 4096, 1]];
    let others = [[2048, 0, 0], [0, 2048, 0], [-1, i16::MIN, i16::MAX]];
    for pixels in LENGTHS.flat_map(pixels) {
        compare(&pixels, "invert", scalar::pointwise::invert, simd::pointwise::invert);
        compare(&pixels, "grayscale", scalar::pointwise::grayscale, simd::pointwise::grayscale);
        for weights in [weights, others] {
            for offsets in [[1024; 3], [1 << 25, -1 << 25, 0], [-1, 1, 1023]] {
                for range in [[0, 255], [100, 101], [0, 0], [255, 255]] {
                    compare(
                        &pixels,
                        (weights, offsets, range),
                        |pixels| scalar::pointwise::color_matrix(pixels, &weights, &offsets, range),
                        |pixels| simd::pointwise::color_matrix(pixels, &weights, &offsets, range),
                    );
                }
            }
        }
    }
}

#[wasm_bindgen_test]
fn gray_matrix() {
    for pixels in LENGTHS.flat_map(pixels) {
        for weight in [2048, -3000, i16::MIN, i16::MAX] {
            for offset in [1024, 1 << 25, -1 << 25] {
                for range in [[0, 255], [100, 101], [255, 255]] {
                    compare(
                        &pixels,
                        (weight, offset, range),
                        |pixels| scalar::pointwise::gray_matrix(pixels, weight, offset, range),
                        |pixels| simd::pointwise::gray_matrix(pixels, weight, offset, range),
                    );
                }
            }
        }
    }
}

#[wasm_bindgen_test]
fn every_luma() {
    let mut pixels = vec![[0; 4]; 256 * 256];
    for red in 0..=255 {
        for (place, pixel) in (0_u16..=u16::MAX).zip(&mut pixels) {
            let [green, blue] = place.to_be_bytes();
            *pixel = [red, green, blue, !red];
        }
        compare(&pixels, red, scalar::pointwise::grayscale, simd::pointwise::grayscale);
    }
}

#[wasm_bindgen_test]
fn box_blur_slides() {
    for length in LENGTHS {
        let sums: Vec<[i32; 4]> =
            (0..).take(length).map(|place| [place, 510_255, -3, 255 * place]).collect();
        for entering in pixels(length) {
            for leaving in pixels(length) {
                compare(
                    &sums,
                    "sums",
                    |sums| scalar::box_blur::slide(sums, &entering, &leaving),
                    |sums| simd::box_blur::slide(sums, &entering, &leaving),
                );
            }
        }
    }
}

#[wasm_bindgen_test]
fn box_blur_means() {
    for length in LENGTHS {
        for radius in [0, 1, 2, 3, 7, 40, 1000] {
            let side = i32::try_from(2 * radius + 1).unwrap();
            for (pixels, columns) in pixels(length).zip(pixels(length + 2 * radius + 4)) {
                // Sums as large as they get.
                let columns: Vec<[i32; 4]> =
                    columns.iter().map(|pixel| pixel.map(|byte| side * i32::from(byte))).collect();
                compare(
                    &pixels,
                    radius,
                    |pixels| scalar::box_blur::mean(&columns, radius, pixels),
                    |pixels| simd::box_blur::mean(&columns, radius, pixels),
                );
            }
        }
    }
}

#[wasm_bindgen_test]
fn edges() {
    for length in LENGTHS {
        for pixels in pixels(length) {
            let mut lumas = vec![0; length + 8];
            scalar::edges::lumas(&pixels, &mut lumas);
            let mut others = vec![0; length + 8];
            simd::edges::lumas(&pixels, &mut others);
            assert_eq!(others[..length], lumas[..length]);

            let lines: Vec<Vec<i16>> = numbers(length + 15, 255).collect();
            for number in 0..lines.len() {
                let rows = [0, 1, 3].map(|step| lines[(number + step) % lines.len()].as_slice());
                compare(
                    &pixels,
                    "gradient",
                    |pixels| scalar::edges::gradient(rows, pixels),
                    |pixels| simd::edges::gradient(rows, pixels),
                );
            }
        }
    }
}

/// Every length of a gradient whose other part is 0, and many others.
#[wasm_bindgen_test]
fn every_root() {
    for north in 0..=255 {
        let above: Vec<i16> =
            (0..256 + 15).map(|place| if place % 3 == 0 { north } else { 0 }).collect();
        let here: Vec<i16> = (0..256 + 15).map(|place| place % 256).collect();
        let below: Vec<i16> = here.iter().map(|number| (7 * number + north) % 256).collect();
        compare(
            &[[9, 9, 9, 9]; 256],
            north,
            |pixels| scalar::edges::gradient([&above, &here, &below], pixels),
            |pixels| simd::edges::gradient([&above, &here, &below], pixels),
        );
    }
}
