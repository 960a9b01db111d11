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
const KERNELS: [[i16; 9]; 9] = [
    [-2, -1, 0, -1, 1, 1, 0, 1, 2],
    [16, 14, 14, 14, 14, 14, 14, 14, 14],
    [-16, -14, -14, -14, -14, -14, -14, -14, -14],
    [0, 0, 0, 0, 128, 0, 0, 0, 0],
    [0, 0, 0, 0, -129, 0, 0, 0, 0],
    [2047; 9],
    [-2047; 9],
    [2047, -2047, 0, 1, -1, 77, -1000, 3, 500],
    [0; 9],
];

#[wasm_bindgen_test]
fn convolve() {
    for length in (32..=224).step_by(32) {
        let lines: Vec<Vec<i16>> = numbers(length + 6, 255).collect();
        let zeros = vec![0; length];
        for number in 0..lines.len() {
            let rows = [0, 1, 3].map(|step| lines[(number + step) % lines.len()].as_slice());
            for weights in KERNELS {
                for divisor in [1, 2, 3, 64, 127, 128, 256, 2047, 4095, 4096] {
                    compare(
                        &zeros,
                        (weights, divisor),
                        |out| scalar::convolve::convolve(rows, &weights, divisor, out),
                        |out| simd::convolve::convolve(rows, &weights, divisor, out),
                    );
                }
            }
        }
    }
}

/// All sums around all halves, where a quotient in single precision could turn the wrong way.
#[wasm_bindgen_test]
fn every_quotient() {
    let row: Vec<i16> = (0..256 + 6).map(|place| place % 256).collect();
    let zeros = vec![0; 256];
    for divisor in 1..=4096 {
        // The middle pixel takes each value, and the weight brings it to every height.
        for (first, weight) in
            [(0, divisor), (divisor / 2, 1), (divisor - 1, 1), (1, divisor.min(2047))]
        {
            let weights = [0, 0, first.min(2047), 0, weight.min(2047), -1, 1, 0, 0];
            compare(
                &zeros,
                (weights, divisor),
                |out| scalar::convolve::convolve([&row; 3], &weights, divisor, out),
                |out| simd::convolve::convolve([&row; 3], &weights, divisor, out),
            );
        }
    }
}

#[wasm_bindgen_test]
fn weighted_copies() {
    for length in LENGTHS {
        let room = 3 * length.next_multiple_of(8) + 8;
        for pixels in pixels(length) {
            let zeros = vec![0; room];
            let (mut wanted, mut is) = (zeros.clone(), zeros);
            scalar::weighted::colours(&pixels, &mut wanted);
            simd::weighted::colours(&pixels, &mut is);
            assert_eq!(is[..3 * length], wanted[..3 * length]);
            for colours in numbers(room, 255) {
                compare(
                    &pixels,
                    "set_colours",
                    |pixels| scalar::weighted::set_colours(pixels, &colours),
                    |pixels| simd::weighted::set_colours(pixels, &colours),
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
            .map(|(distance, [weight, next_weight])| {
                let reach: usize = $reach;
                $kernels::weighted::Taps {
                    before: reach - distance,
                    after: reach + distance,
                    weight,
                    next_before: reach - distance - 1,
                    next_after: reach + distance + 1,
                    next_weight,
                }
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
            for (most, shift) in [(255, 10), (16_320, 22)] {
                for data in numbers(length + 2 * reach, most) {
                    compare(
                        &vec![0; length],
                        (weights, shift),
                        |out| scalar::weighted::weighted_sum(&data, &wanted_taps, shift, out),
                        |out| simd::weighted::weighted_sum(&data, &taps, shift, out),
                    );
                }
            }
        }
    }
}
