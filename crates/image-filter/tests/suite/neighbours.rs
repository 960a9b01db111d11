//! Filters that look at a pixel's neighbours, against their definitions: on all sizes.

use super::naive::{Plane, check, edge, weighted};
use super::pictures::{
    Random, cases, constant, filtered, hard_noise, noise, photograph, sizes, step, to_byte,
};
use image_filter::{Filter, Image};
use wasm_bindgen_test::wasm_bindgen_test;

/// A picture of another kind for each number.
fn any_picture(width: u32, height: u32, number: u32) -> Image {
    match number % 7 {
        0 => step(width, height),
        1 | 4 => hard_noise(width, height, number),
        2 => photograph(width, height, number),
        _ => noise(width, height, number),
    }
}

fn check_weights(image: &Image, filter: &Filter, weights: &[f64; 9], divisor: f64) {
    let wanted =
        Plane::of(image).map_squares(|square| weighted(square, weights, divisor)).rounded();
    check(image, &filtered(image, filter), &wanted, 0.0, (weights, divisor));
}

fn whole_weights(random: &mut Random, most: f64) -> [f64; 9] {
    [most; 9].map(|most| random.within(most).round())
}

#[wasm_bindgen_test(unsupported = test)]
fn convolve_is_exact() {
    let mut random = Random::new(3);
    for (number, (width, height)) in (0..).zip(sizes()) {
        // Sums of up to 128 take the quicker way with powers of two.
        let mut weights = whole_weights(&mut random, [14.0, 40.0, 2047.0][number as usize % 3]);
        if number % 5 == 0 {
            weights[number as usize % 9] = 0.0;
        }
        let divisors = [1.0, 2.0, 7.0, 16.0, 64.0, 100.0, 128.0, 2048.0, 4095.0, 4096.0];
        let divisor = divisors[number as usize % divisors.len()];
        let image = any_picture(width, height, number);
        let filter = Filter::convolve3x3(weights, Some(divisor)).unwrap();
        check_weights(&image, &filter, &weights, divisor);
    }
}

/// Weights whose sums are the largest that each way of computing must hold, and divisors that make all halves.
#[wasm_bindgen_test(unsupported = test)]
#[cfg_attr(miri, ignore = "long under Miri, and others run the same code")]
fn convolve_is_exact_at_its_extremes() {
    let white = constant(19, 2, [255, 255, 255, 9]);
    let images = [white, hard_noise(19, 3, 1), noise(37, 5, 2), step(18, 4)];
    let mut kernels = vec![
        [2047.0; 9],
        [-2047.0; 9],
        [2047.0, -2047.0, 2047.0, -2047.0, 2047.0, -2047.0, 2047.0, -2047.0, 2047.0],
        [0.0; 9],
        [-0.0; 9],
        [16.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0],
        [-16.0, -14.0, -14.0, -14.0, -14.0, -14.0, -14.0, -14.0, -14.0],
        [17.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0],
    ];
    for place in 0..9 {
        for weight in [1.0, 127.0, 128.0, 129.0, -128.0, 2047.0] {
            let mut kernel = [0.0; 9];
            kernel[place] = weight;
            kernels.push(kernel);
        }
    }
    for weights in &kernels {
        for divisor in [1.0, 2.0, 3.0, 9.0, 64.0, 127.0, 128.0, 129.0, 2047.0, 4096.0] {
            for image in &images {
                let filter = Filter::convolve3x3(*weights, Some(divisor)).unwrap();
                check_weights(image, &filter, weights, divisor);
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn without_a_divisor_it_is_the_sum_or_one() {
    let mut random = Random::new(4);
    let image = noise(21, 3, 5);
    for _ in 0..cases(300, 100, 5) {
        let weights = whole_weights(&mut random, 100.0);
        let divisor = weights.iter().sum::<f64>().max(1.0);
        let filter = Filter::convolve3x3(weights, None).unwrap();
        check_weights(&image, &filter, &weights, divisor);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn sharpen_is_exact() {
    let mut random = Random::new(5);
    for (number, (width, height)) in (0..).zip(sizes()) {
        let amount = match number {
            0 => 10.0,
            _ => 10.0 * random.share(),
        };
        let rounded = (32.0 * amount).round() / 32.0;
        let [side, middle] = [-rounded / 4.0, 1.0 + rounded];
        let weights = [0.0, side, 0.0, side, middle, side, 0.0, side, 0.0];
        let image = any_picture(width, height, number);
        check_weights(&image, &Filter::sharpen(amount).unwrap(), &weights, 1.0);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn emboss_is_exact() {
    let weights = [-2.0, -1.0, 0.0, -1.0, 1.0, 1.0, 0.0, 1.0, 2.0];
    for (number, (width, height)) in (0..).zip(sizes()) {
        let image = any_picture(width, height, number);
        check_weights(&image, &Filter::emboss(), &weights, 1.0);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn edges_are_exact() {
    for (number, (width, height)) in (0..).zip(sizes()) {
        let image = any_picture(width, height, number);
        let gray = filtered(&image, &Filter::grayscale());
        let wanted = Plane::of(&gray).map_squares(edge).rounded();
        check(&image, &filtered(&image, &Filter::edges()), &wanted, 0.0, "edges");
    }
}

/// Sums are exact, and the division is off by less than a thousandth.
fn check_box(image: &Image, radius: u32) {
    let wanted = Plane::of(image).blurred(&vec![1.0; radius as usize + 1]);
    let filter = Filter::box_blur(radius.into()).unwrap();
    check(image, &filtered(image, &filter), &wanted, 0.501, radius);
}

#[wasm_bindgen_test(unsupported = test)]
fn box_blur_is_the_mean() {
    for (number, (width, height)) in (0..).zip(sizes()) {
        check_box(&any_picture(width, height, number), number % 23);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn box_blur_takes_any_radius() {
    let most = cases(1_000, 1_000, 40);
    for radius in (0..=most).step_by(cases(3, 37, 13) as usize).chain([most - 1, most]) {
        let (width, height) = (1 + radius % 11, 1 + radius % 7);
        check_box(&any_picture(width, height, radius), radius);
        check_box(&constant(height, width, [255, 254, 1, 0]), radius);
    }
}

/// The largest sum there is, and the smallest.
#[wasm_bindgen_test(unsupported = test)]
fn constants_stay_whatever_the_filter() {
    for value in (0..=255).step_by(cases(1, 5, 255) as usize) {
        let gray = to_byte(f64::from(value));
        let image = constant(5, 3, [gray, !gray, gray / 2, 77]);
        for radius in [0, 1, 2, 3, cases(100, 100, 10), cases(1000, 1000, 11)] {
            let filter = Filter::box_blur(radius.into()).unwrap();
            assert_eq!(filtered(&image, &filter), image, "radius {radius}");
        }
        for amount in [0.0, 0.3, 10.0] {
            let filter = Filter::sharpen(amount).unwrap();
            assert_eq!(filtered(&image, &filter), image, "amount {amount}");
        }
        assert_eq!(filtered(&image, &Filter::emboss()), image);
        for weights in [[1.0; 9], [100.0; 9], [3.0, -1.0, 7.0, 0.0, 2.0, 0.0, 900.0, -80.0, 5.0]] {
            let filter = Filter::convolve3x3(weights, None).unwrap();
            assert_eq!(filtered(&image, &filter), image, "{weights:?}");
        }
        assert_eq!(filtered(&image, &Filter::edges()), constant(5, 3, [0, 0, 0, 77]));
    }
}
