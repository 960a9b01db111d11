//! The Gaussian blur's three qualities, against the bell curve itself and what each may be off by.

use super::naive::{Plane, bell, check};
use super::pictures::{
    Random, cases, constant, filtered, hard_noise, noise, photograph, picture, sizes, step, to_byte,
};
use image_filter::{Filter, Quality};
use wasm_bindgen_test::wasm_bindgen_test;

fn blur(sigma: f64, quality: Quality) -> Filter {
    Filter::gaussian_blur(sigma, quality).unwrap()
}

/// From 0.3 to 100, the smaller the more often.
fn any_sigma(random: &mut Random) -> f64 {
    (0.3 * (100.0_f64 / 0.3).powf(random.share())).clamp(0.3, 100.0)
}

/// Each way of blurring has its range of sigma; these are on both sides of where they meet.
fn turns() -> impl Iterator<Item = f64> {
    let turns = [0.3, 0.31, 1.49, 1.5, 1.51, 1.99, 2.0, 4.5, 4.51, 2.9, 100.0];
    turns.into_iter().step_by(cases(1, 1, 9) as usize)
}

#[wasm_bindgen_test(unsupported = test)]
#[cfg_attr(miri, ignore = "long under Miri, and others run the same code")]
fn exact_is_within_one_on_anything() {
    let mut random = Random::new(6);
    for (number, (width, height)) in (0..).zip(sizes()) {
        let sigma = 0.3 + 4.7 * random.share();
        let image = match number % 3 {
            0 => hard_noise(width, height, number),
            1 => noise(width, height, number),
            _ => step(width, height),
        };
        let wanted = Plane::of(&image).blurred(&bell(sigma));
        check(&image, &filtered(&image, &blur(sigma, Quality::Exact)), &wanted, 1.0, sigma);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn exact_is_within_one_at_any_sigma() {
    let mut random = Random::new(7);
    let sigmas = (0..cases(400, 40, 0)).map(|_| any_sigma(&mut random)).chain(turns());
    for (number, sigma) in (0..).zip(sigmas) {
        let (width, height) = (1 + number % 17, 1 + number % 13);
        for image in [hard_noise(width, height, number), step(width, height)] {
            let wanted = Plane::of(&image).blurred(&bell(sigma));
            check(&image, &filtered(&image, &blur(sigma, Quality::Exact)), &wanted, 1.0, sigma);
        }
    }
}

/// What is skipped shows most where stripes are about as far apart.
#[wasm_bindgen_test(unsupported = test)]
#[cfg_attr(miri, ignore = "long under Miri, and others run the same code")]
fn exact_is_within_one_on_stripes() {
    for sigma in [1.5, 2.5, 3.0, 3.1, 4.5, 6.0] {
        let wanted = bell(sigma);
        for period in 2..=14 {
            for share in 1..period {
                let on = |place: u32| if place % period < share { 255 } else { 0 };
                let image = picture(47, 43, |x, y| [on(x), on(y), on(x) ^ on(y), 255]);
                let wanted = Plane::of(&image).blurred(&wanted);
                check(&image, &filtered(&image, &blur(sigma, Quality::Exact)), &wanted, 1.0, sigma);
            }
        }
    }
}

/// Two pictures, and what the blurs that are only near may be off by on each: on a photograph and on a step.
fn check_nearness(width: u32, height: u32, seed: u32, sigma: f64) {
    let pictures = [photograph(width, height, seed), step(width, height)];
    for (place, image) in pictures.iter().enumerate() {
        let wanted = Plane::of(image).blurred(&bell(sigma));
        for (quality, most) in [(Quality::Fast, [5.0, 8.0]), (Quality::Accurate, [4.0, 8.0])] {
            let after = filtered(image, &blur(sigma, quality));
            check(image, &after, &wanted, most[place], (sigma, quality));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn fast_and_accurate_are_as_near_as_they_say() {
    let mut random = Random::new(8);
    let others = sizes().step_by(cases(9, 5, 11) as usize);
    let others = others.map(|size| (size, any_sigma(&mut random)));
    for (seed, ((width, height), sigma)) in (0..).zip(sizes().zip(turns()).chain(others)) {
        check_nearness(width, height, seed, sigma);
    }
}

/// On pictures that are larger than what these reach over.
#[wasm_bindgen_test(unsupported = test)]
#[cfg_attr(miri, ignore = "long under Miri, and others run the same code")]
fn no_sigma_is_left_out() {
    check_nearness(70, cases(41, 41, 1), 1, 3.0);
    let count = cases(400, 40, 0);
    for number in 0..=count {
        let sigma = 1.4 + 4.0 * f64::from(number) / f64::from(count);
        check_nearness(70, 41, number, sigma);
    }
}

#[wasm_bindgen_test(unsupported = test)]
#[cfg_attr(miri, ignore = "long under Miri, and others run the same code")]
fn constants_stay() {
    let mut random = Random::new(9);
    for value in (0..=255).step_by(cases(3, 5, 3) as usize) {
        let gray = to_byte(f64::from(value));
        let image = constant(6, 4, [gray, !gray, gray / 2, 77]);
        for sigma in turns().chain([any_sigma(&mut random)]) {
            for quality in [Quality::Fast, Quality::Accurate, Quality::Exact] {
                let after = filtered(&image, &blur(sigma, quality));
                assert_eq!(after, image, "{sigma} {quality:?}");
            }
        }
    }
}

/// Rounding must not go one way only: a blur that brightens or darkens shows when it is repeated.
#[wasm_bindgen_test(unsupported = test)]
#[cfg_attr(miri, ignore = "a mean takes many pixels to say something")]
fn the_mean_stays() {
    let images = [noise(128, 128, 10), photograph(128, 128, 11)];
    for sigma in [1.5, 2.0, 2.4, 3.0, 3.7, 4.5, 6.0, 15.0] {
        for image in &images {
            let wanted = Plane::of(image).blurred(&bell(sigma)).mean();
            for quality in [Quality::Fast, Quality::Accurate, Quality::Exact] {
                let is = Plane::of(&filtered(image, &blur(sigma, quality))).mean();
                let most = if (sigma - 3.0).abs() < 1e-9 { 0.1 } else { 0.3 };
                assert!((is - wanted).abs() <= most, "{is} for {wanted} at {sigma} {quality:?}");
            }
        }
    }
}
