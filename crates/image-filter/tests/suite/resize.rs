//! Resizing against its definition: in `f64`, with every pixel of the source, in no hurry.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "sizes here are a few thousand at most"
)]

use core::f64::consts::PI;

use super::pictures::{
    Random, cases, constant, hard_noise, noise, photograph, picture, step, unless_miri,
};
use image_filter::{Error, Image, Resampling};
use wasm_bindgen_test::wasm_bindgen_test;

#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
#[path = "resize/kernels.rs"]
mod kernels;

const BOTH: [Resampling; 2] = [Resampling::Area, Resampling::Lanczos3];

/// What rounding to a byte makes, and a little for sums in whole numbers.
const MOST: f64 = 0.6;

fn resized(image: &Image, width: usize, height: usize, resampling: Resampling) -> Image {
    image.resized(width as f64, height as f64, resampling, None).unwrap()
}

/// How much each number of a line counts for one of the target.
fn weights(source: usize, target: usize, number: usize, resampling: Resampling) -> Vec<f64> {
    let scale = source as f64 / target as f64;
    let (from, to) = (number as f64 * scale, (number + 1) as f64 * scale);
    let weight = |place: usize| match resampling {
        Resampling::Area => (to.min(place as f64 + 1.0) - from.max(place as f64)).max(0.0),
        Resampling::Lanczos3 => {
            let x = (place as f64 + 0.5 - 0.5 * (from + to)) / scale.max(1.0);
            let sinc = |x: f64| if x == 0.0 { 1.0 } else { (PI * x).sin() / (PI * x) };
            if x.abs() < 3.0 { sinc(x) * sinc(x / 3.0) } else { 0.0 }
        }
    };
    let weights: Vec<f64> = (0..source).map(weight).collect();
    let sum: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / sum).collect()
}

/// Colours multiplied by alpha, and alpha, both from 0 to 255.
type Premultiplied = [f64; 4];

fn premultiplied([red, green, blue, alpha]: [u8; 4]) -> Premultiplied {
    [red, green, blue, 255].map(|channel| f64::from(channel) * f64::from(alpha) / 255.0)
}

fn mean(numbers: impl Iterator<Item = Premultiplied>, weights: &[f64]) -> Premultiplied {
    let mut sums = [0.0; 4];
    for (numbers, weight) in numbers.zip(weights) {
        for (sum, number) in sums.iter_mut().zip(numbers) {
            *sum += weight * number;
        }
    }
    sums
}

/// How far a pixel is off: in alpha, and in colours as far as they are opaque.
fn error(is: [u8; 4], [red, green, blue, alpha]: Premultiplied) -> f64 {
    let limited = alpha.clamp(0.0, 255.0);
    let mut worst = (f64::from(is[3]) - limited).abs();
    if is[3] == 0 {
        assert_eq!(is, [0; 4]);
        return worst;
    }
    for (is, sum) in is.into_iter().zip([red, green, blue]) {
        let colour = (255.0 * sum / alpha).clamp(0.0, 255.0);
        worst = worst.max((f64::from(is) - colour).abs() * limited / 255.0);
    }
    worst
}

/// Checks a picture in another size, each pixel of it.
fn check(image: &Image, width: usize, height: usize, resampling: Resampling) {
    let is = resized(image, width, height, resampling);
    assert_eq!((is.width(), is.height()), (width, height));
    let (pixels, result) = (image.pixels().as_chunks().0, is.pixels().as_chunks().0);
    let across: Vec<_> = (0..width).map(|x| weights(image.width(), width, x, resampling)).collect();
    for (y, row) in result.chunks_exact(width).enumerate() {
        let down = weights(image.height(), height, y, resampling);
        let column = |x| pixels.iter().skip(x).step_by(image.width()).copied().map(premultiplied);
        let line: Vec<_> = (0..image.width()).map(|x| mean(column(x), &down)).collect();
        for (x, (&is, across)) in row.iter().zip(&across).enumerate() {
            let wanted = mean(line.iter().copied(), across);
            let error = error(is, wanted);
            let sizes = (image.width(), image.height(), width, height);
            assert!(
                error <= MOST,
                "{is:?} for {wanted:?} at {x}, {y} of {sizes:?}, {resampling:?}: {error}"
            );
        }
    }
}

fn opaque(image: &Image) -> Image {
    let mut image = image.clone();
    for pixel in image.pixels_mut().as_chunks_mut::<4>().0 {
        pixel[3] = 255;
    }
    image
}

/// Rows of each kind: opaque, half transparent, with a single transparent pixel.
fn mixed(width: u32, height: u32, seed: u32) -> Image {
    let mut random = Random::new(seed);
    picture(width, height, |x, y| {
        let [red, green, blue, alpha] = random.bytes();
        let transparent = match y % 16 {
            0..10 => false,
            10 => x == width / 2,
            _ => true,
        };
        [red, green, blue, if transparent { alpha } else { 255 }]
    })
}

#[wasm_bindgen_test(unsupported = test)]
fn every_pixel_is_the_weighted_mean() {
    let mut random = Random::new(7);
    let mut side = || 1 + (random.next() % u64::from(unless_miri(67, 12))) as u32;
    for seed in 0..cases(600, 60, 3) {
        let (width, height) = (side(), side());
        let (target_width, target_height) = (side() as usize, side() as usize);
        let image = match seed % 6 {
            0 => noise(width, height, seed),
            1 => opaque(&noise(width, height, seed)),
            2 => hard_noise(width, height, seed),
            3 => opaque(&hard_noise(width, height, seed)),
            4 => photograph(width, height, seed),
            _ => mixed(width, height, seed),
        };
        for resampling in BOTH {
            check(&image, target_width, target_height, resampling);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn halves_are_weighted_means() {
    for width in 1..=cases(40, 20, 3) {
        let height = 1 + width * 7 % 13;
        let images = [mixed(2 * width, 2 * height, width), noise(2 * width, 2 * height, width)];
        for image in images.iter().flat_map(|image| [image.clone(), opaque(image)]) {
            for resampling in BOTH {
                check(&image, width as usize, height as usize, resampling);
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
#[cfg_attr(miri, ignore = "long under Miri, and others run the same code")]
fn far_smaller_and_far_larger_ones_are_weighted_means() {
    let long = cases(3000, 1000, 100);
    let images =
        [noise(long, 3, 1), noise(2, long, 2), hard_noise(long, 1, 3), hard_noise(3, long, 4)];
    for image in images.iter().flat_map(|image| [image.clone(), opaque(image)]) {
        for (width, height) in [(1, 1), (2, 3), (7, 5), (100, 2), (2, 100)] {
            for resampling in BOTH {
                check(&image, width, height, resampling);
            }
        }
    }
    for resampling in BOTH {
        check(&step(5, 4), 333, 1, resampling);
        check(&step(4, 3), 2, 333, resampling);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_opaque_constant_stays() {
    let mut random = Random::new(5);
    for _ in 0..cases(500, 100, 9) {
        let mut side = || 1 + random.next() % u64::from(unless_miri(67, 12));
        let (width, height, target_width, target_height) = (side(), side(), side(), side());
        let [red, green, blue, _] = random.bytes();
        let pixel = [red, green, blue, 255];
        let image = constant(width as u32, height as u32, pixel);
        for resampling in BOTH {
            let is = resized(&image, target_width as usize, target_height as usize, resampling);
            for other in is.pixels().as_chunks::<4>().0 {
                assert_eq!(*other, pixel, "{width} {height} {target_width} {target_height}");
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_same_size_changes_nothing() {
    for length in 1..=cases(67, 67, 5) {
        let image = opaque(&noise(length, 68 - length, length));
        for resampling in BOTH {
            assert_eq!(resized(&image, image.width(), image.height(), resampling), image);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
#[cfg_attr(miri, ignore = "long under Miri, and others run the same code")]
fn colours_of_transparent_pixels_do_not_show() {
    let image = picture(64, 64, |x, _| if x < 32 { [0, 200, 9, 255] } else { [255, 0, 0, 0] });
    for resampling in BOTH {
        for length in [1, 7, 32, 63, 100] {
            let is = resized(&image, length, 3, resampling);
            for pixel in is.pixels().as_chunks::<4>().0 {
                assert!(*pixel == [0; 4] || pixel[..3] == [0, 200, 9], "{pixel:?} of {length}");
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
#[cfg_attr(miri, ignore = "Miri takes minutes to print numbers of 300 digits")]
fn sizes_that_cannot_be_are_refused() {
    let image = noise(3, 2, 1);
    for resampling in BOTH {
        for wrong in [0.0, -1.0, 0.5, 536_870_912.0, 1e300, f64::NAN, f64::INFINITY] {
            for (name, width, height) in [("width", wrong, 1.0), ("height", 1.0, wrong)] {
                let error = image.resized(width, height, resampling, None).unwrap_err().to_string();
                let expected = "but must be a whole number from 1 to 536870911";
                assert_eq!(error, format!("{name} is {wrong}, {expected}"));
            }
        }
        let error = image.resized(32_768.0, 32_768.0, resampling, None).unwrap_err().to_string();
        assert_eq!(error, "width × height is 1073741824, but must be from 1 to 536870911");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn progress_is_told_after_each_64_rows_and_can_end_the_work() {
    let image = noise(5, 9, 1);
    for resampling in BOTH {
        let mut told = Vec::new();
        let mut progress = |done| {
            told.push(done);
            Ok(())
        };
        let is = image.resized(3.0, 200.0, resampling, Some(&mut progress)).unwrap();
        assert_eq!(told, [0.32, 0.64, 0.96]);
        assert_eq!(is, resized(&image, 3, 200, resampling));

        for calls in 1..=3 {
            let mut left = calls;
            let mut progress = |_| {
                left -= 1;
                if left == 0 { Err(Error::Cancelled) } else { Ok(()) }
            };
            let result = image.resized(3.0, 200.0, resampling, Some(&mut progress));
            assert_eq!(result, Err(Error::Cancelled));
            assert_eq!(left, 0);
        }
    }
}
