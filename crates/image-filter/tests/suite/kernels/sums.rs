//! Kernels that sum: those of `convolve` and of the Gaussian blur.

use super::{LENGTHS, bytes, compare, numbers, pixels, scalar, simd};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn cascade_smooths() {
    for length in 1..=200 {
        let lines: Vec<Vec<u8>> = bytes(length).collect();
        for number in 0..lines.len() * lines.len() {
            let [before, middle, after] = [number, number + 1, number / lines.len()]
                .map(|number| &lines[number % lines.len()]);
            for mixings in 1..=3 {
                let lines = [&before[..], middle, after];
                let (mut wanted, mut is) = (vec![7; length + 63], vec![7; length + 63]);
                scalar::cascade::smooth(lines, mixings, &mut wanted);
                simd::cascade::smooth(lines, mixings, &mut is);
                assert_eq!(is[..length], wanted[..length], "{mixings}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn cascade_sets() {
    for length in LENGTHS {
        for line in bytes((4 * length).next_multiple_of(64)) {
            for pixels in pixels(length) {
                compare(
                    &pixels,
                    "set",
                    |pixels| scalar::cascade::set(pixels, &line),
                    |pixels| simd::cascade::set(pixels, &line),
                );
            }
        }
    }
}

/// Weights that each way of computing takes, up to what it can hold.
const KERNELS: [[i16; 9]; 12] = [
    [-2, -1, 0, -1, 1, 1, 0, 1, 2],
    [-5, -20, 7, -11, 42, 11, -7, 20, 5],
    [14, 16, 14, 14, 14, 14, 14, 14, 14],
    [-14, -14, -14, -16, -14, -14, -14, -14, -14],
    [5, -20, 5, 11, 44, 11, 5, -20, 5],
    [14, 14, 14, 14, 16, 14, 14, 14, 14],
    [-14, -14, -14, -14, -16, -14, -14, -14, -14],
    [0, 0, 0, 0, -129, 0, 0, 0, 0],
    [2047; 9],
    [-2047; 9],
    [2047, -2047, 0, 1, -1, 77, -1000, 3, 500],
    [0; 9],
];

#[wasm_bindgen_test]
fn convolve() {
    for length in LENGTHS {
        let lines: Vec<Vec<[u8; 4]>> = pixels(length + 11).collect();
        for (number, before) in pixels(length).enumerate() {
            let rows = [0, 1, 3].map(|step| lines[(number + step) % lines.len()].as_slice());
            for weights in KERNELS {
                for divisor in [1, 2, 3, 64, 127, 128, 256, 2047, 4095, 4096] {
                    compare(
                        &before,
                        (weights, divisor),
                        |pixels| scalar::convolve::convolve(rows, &weights, divisor, pixels),
                        |pixels| simd::convolve::convolve(rows, &weights, divisor, pixels),
                    );
                }
            }
        }
    }
}

/// Each of the nine weights in its own place, and each pair that a mirror swaps unlike.
#[wasm_bindgen_test]
fn convolve_tells_places_apart() {
    let rows = [1, 2, 3].map(|factor| {
        let bytes = (0..4 * 40_u8).map(|place| place.wrapping_mul(factor).wrapping_mul(37));
        bytes.collect::<Vec<u8>>().as_chunks().0.to_vec()
    });
    let rows: [&[[u8; 4]]; 3] = [&rows[0], &rows[1], &rows[2]];
    for place in 0..9 {
        for other in [1, 3, 5] {
            let mut weights = [other; 9];
            weights[place] = 7;
            for divisor in [64, 63] {
                compare(
                    &[[9; 4]; 29],
                    (weights, divisor),
                    |pixels| scalar::convolve::convolve(rows, &weights, divisor, pixels),
                    |pixels| simd::convolve::convolve(rows, &weights, divisor, pixels),
                );
            }
        }
    }
}

/// All sums around all halves, where a quotient in single precision could turn the wrong way.
#[wasm_bindgen_test]
fn every_quotient() {
    let row: Vec<[u8; 4]> = (0..=255_u8).chain(0..11).map(|gray| [gray, !gray, gray, 7]).collect();
    for divisor in 1..=4096 {
        // The middle pixel takes each value, and the weight brings it to every height.
        for (first, weight) in
            [(0, divisor), (divisor / 2, 1), (divisor - 1, 1), (1, divisor.min(2047))]
        {
            let weights = [0, 0, first.min(2047), 0, weight.min(2047), -1, 1, 0, 0];
            compare(
                &[[1, 2, 3, 4]; 256],
                (weights, divisor),
                |pixels| scalar::convolve::convolve([&row; 3], &weights, divisor, pixels),
                |pixels| simd::convolve::convolve([&row; 3], &weights, divisor, pixels),
            );
        }
    }
}

/// The same where 16 bits hold the sums: of those that a mirror leaves as they are, and of others.
#[wasm_bindgen_test]
fn every_quotient_in_16_bits() {
    let row: Vec<[u8; 4]> = (0..=255_u8).chain(0..11).map(|gray| [gray, !gray, gray, 7]).collect();
    for divisor in [1, 2, 4, 8, 16, 32, 64, 128] {
        for middle in -128..=128 {
            let side = (128_i16 - i16::abs(middle)) / 4;
            for weights in [
                [0, -side, 0, -side, middle, -side, 0, -side, 0],
                [0, side, 0, -side, middle, side, 0, -side, 0],
                [side, 0, 0, -side, middle, side, 0, -side, 0],
            ] {
                compare(
                    &[[1, 2, 3, 4]; 256],
                    (weights, divisor),
                    |pixels| scalar::convolve::convolve([&row; 3], &weights, divisor, pixels),
                    |pixels| simd::convolve::convolve([&row; 3], &weights, divisor, pixels),
                );
            }
        }
    }
}

#[wasm_bindgen_test]
fn weighted_copies() {
    for (length, step) in LENGTHS.flat_map(|length| [1, 2, 3, 9, 66].map(|step| (length, step))) {
        let read = 3 * length.div_ceil(step);
        let room = read.next_multiple_of(24);
        for pixels in pixels(length) {
            let (mut wanted, mut is) = (vec![0; room], vec![0; room]);
            scalar::weighted::colours(&pixels, step, &mut wanted);
            simd::weighted::colours(&pixels, step, &mut is);
            assert_eq!(is[..read], wanted[..read]);
            for colours in numbers(room, 255 * 64) {
                compare(
                    &pixels,
                    ("set_colours", step),
                    |pixels| scalar::weighted::set_colours(pixels, step, &colours),
                    |pixels| simd::weighted::set_colours(pixels, step, &colours),
                );
            }
        }
    }
}

/// Two pairs of places, at distances from the middle, and their weights.
macro_rules! taps {
    ($kernels:ident, $reach:expr, $weights:expr) => {
        (0..)
            .step_by(2)
            .zip($weights)
            .map(|(distance, weights)| {
                let middle: usize = $reach;
                let next = distance + 1;
                let places = [middle - distance, middle + distance, middle - next, middle + next];
                $kernels::weighted::Taps { places, weights }
            })
            .collect::<Vec<_>>()
    };
}

#[wasm_bindgen_test]
fn weighted_sums() {
    // Each counts twice; together they are 32768.
    let weights: [&[[i16; 2]]; 4] = [
        &[[32_767, 1]],
        &[[0, 32_767], [1, 0]],
        &[[8_000, 8_000], [8_000, 8_000], [700, 60], [8, 0]],
        &[[5_461, 5_461], [5_461, 5_461], [5_461, 5_463]],
    ];
    for weights in weights {
        let reach = 2 * weights.len() - 1;
        let wanted_taps = taps!(scalar, reach, weights.iter().copied());
        let taps = taps!(simd, reach, weights.iter().copied());
        for length in (32..=224).step_by(32) {
            for data in numbers(length + 2 * reach, 16_383) {
                compare(
                    &vec![0; length],
                    weights,
                    |out| scalar::weighted::weighted_sum(&data, &wanted_taps, out),
                    |out| simd::weighted::weighted_sum(&data, &taps, out),
                );
            }
        }
    }
}

#[wasm_bindgen_test]
fn weighted_smooths() {
    for length in (8..=224).step_by(8) {
        let lines: Vec<Vec<i16>> = numbers(length, 16_383).collect();
        for number in 0..lines.len() * lines.len() {
            let lines = [0, 1, 3, number, number / lines.len()]
                .map(|step| lines[(number + step) % lines.len()].as_slice());
            compare(
                &vec![0; length],
                number,
                |out| scalar::weighted::smooth(lines, out),
                |out| simd::weighted::smooth(lines, out),
            );
        }
    }
}

#[wasm_bindgen_test]
fn weighted_interpolates() {
    let even = [5_461, 5_461, 5_461, 5_461, 5_461, 5_463];
    for weights in [even, [0, 0, 32_767, 1, 0, 0], [1, 2, 17_000, 15_000, 700, 65]] {
        for length in (8..=224).step_by(8) {
            for data in numbers(length + 15, 16_383) {
                compare(
                    &vec![0; length],
                    weights,
                    |out| scalar::weighted::interpolate(&data, &weights, out),
                    |out| simd::weighted::interpolate(&data, &weights, out),
                );
            }
        }
    }
}
