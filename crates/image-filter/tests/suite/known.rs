//! Results that can be worked out by hand.

use super::pictures::{filtered, noise};
use image_filter::{Filter, Image, Quality};
use wasm_bindgen_test::wasm_bindgen_test;

/// A gray image of one row, opaque.
fn row(grays: &[u8]) -> Image {
    let pixels: Vec<u8> = grays.iter().flat_map(|&gray| [gray, gray, gray, 255]).collect();
    Image::from_rgba(&pixels, u32::try_from(grays.len()).unwrap(), 1).unwrap()
}

/// What a filter makes of a row of grays.
fn after(filter: Filter, before: &[u8]) -> Vec<u8> {
    let after = filtered(&row(before), &filter);
    after.pixels().chunks_exact(4).map(|pixel| pixel[0]).collect()
}

fn every_gray() -> Vec<u8> {
    (0..=255).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_new_image_is_transparent_black() {
    let image = Image::new(3, 2).unwrap();
    assert_eq!((image.width(), image.height()), (3, 2));
    assert_eq!(image.pixels(), [0; 24]);
}

#[wasm_bindgen_test(unsupported = test)]
fn grayscale_weighs_the_colours_as_eyes_do() {
    for ([red, green, blue], gray) in [
        ([255, 0, 0], 54),
        ([0, 255, 0], 182),
        ([0, 0, 255], 18),
        ([255, 255, 255], 255),
        ([12, 34, 56], 31),
    ] {
        let image = Image::from_rgba(&[red, green, blue, 7], 1, 1).unwrap();
        assert_eq!(filtered(&image, &Filter::grayscale()).pixels(), [gray, gray, gray, 7]);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn invert_twice_keeps_all() {
    assert_eq!(after(Filter::invert(), &[0, 1, 2, 254, 255]), [255, 254, 253, 1, 0]);
    let mut image = noise(13, 7, 1);
    image.apply(&[Filter::invert(), Filter::invert()], None).unwrap();
    assert_eq!(image, noise(13, 7, 1));
}

#[wasm_bindgen_test(unsupported = test)]
fn neutral_parameters_change_nothing() {
    let identity = [[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]];
    let middle = [0.0, 0.0, 0.0, 0.0, 7.0, 0.0, 0.0, 0.0, 0.0];
    let image = noise(13, 7, 2);
    for filter in [
        Filter::color_matrix(identity),
        Filter::brightness(0.0),
        Filter::contrast(1.0),
        Filter::saturation(1.0),
        Filter::sepia(0.0),
        Filter::box_blur(0.0),
        Filter::convolve3x3(middle, None),
        Filter::sharpen(0.0),
    ] {
        let filter = filter.unwrap();
        assert_eq!(filtered(&image, &filter), image, "{filter:?}");
    }
    let mut same = image.clone();
    same.apply(&[], None).unwrap();
    assert_eq!(same, image);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_ends_of_each_range_do_as_they_say() {
    let grays = every_gray();
    assert_eq!(after(Filter::brightness(-255.0).unwrap(), &grays), [0; 256]);
    assert_eq!(after(Filter::brightness(255.0).unwrap(), &grays), [255; 256]);
    assert_eq!(after(Filter::contrast(0.0).unwrap(), &grays), [128; 256]);
    let steep = after(Filter::contrast(16.0).unwrap(), &grays);
    assert_eq!(steep[..120], [0; 120]);
    assert_eq!(steep[136..], [255; 120]);
}

#[wasm_bindgen_test(unsupported = test)]
fn saturation_by_nothing_is_gray() {
    let image = Image::from_rgba(&[255, 0, 0, 7, 0, 255, 0, 7], 2, 1).unwrap();
    let gray = filtered(&image, &Filter::saturation(0.0).unwrap());
    assert_eq!(gray.pixels(), [54, 54, 54, 7, 182, 182, 182, 7]);
}

#[wasm_bindgen_test(unsupported = test)]
fn sepia_is_brown() {
    let image = Image::from_rgba(&[100, 100, 100, 7, 255, 255, 255, 7], 2, 1).unwrap();
    let brown = filtered(&image, &Filter::sepia(1.0).unwrap());
    assert_eq!(brown.pixels(), [135, 120, 94, 7, 255, 255, 239, 7]);
}

#[wasm_bindgen_test(unsupported = test)]
fn sharpen_overshoots_on_both_sides_of_a_step() {
    let sharp = after(Filter::sharpen(1.0).unwrap(), &[100, 100, 140, 140]);
    assert_eq!(sharp, [100, 90, 150, 140]);
}

#[wasm_bindgen_test(unsupported = test)]
fn halves_are_rounded_away_from_zero() {
    let half =
        Filter::convolve3x3([0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0], Some(2.0)).unwrap();
    assert_eq!(after(half, &[0, 1, 2, 3, 254, 255]), [0, 1, 1, 2, 127, 128]);
}

/// Weights are read row by row from the upper left, and not turned around.
#[wasm_bindgen_test(unsupported = test)]
fn a_kernel_is_not_mirrored() {
    let image = noise(5, 4, 3);
    for place in 0..9 {
        let mut weights = [0.0; 9];
        weights[place] = 1.0;
        let moved = filtered(&image, &Filter::convolve3x3(weights, None).unwrap());
        let pixel =
            |image: &Image, x: usize, y: usize| image.pixels()[4 * (5 * y + x)..][..3].to_vec();
        assert_eq!(pixel(&moved, 2, 2), pixel(&image, 1 + place % 3, 1 + place / 3));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn emboss_lights_the_upper_left() {
    assert_eq!(after(Filter::emboss(), &[100, 100, 140, 140]), [100, 220, 255, 140]);
    assert_eq!(after(Filter::emboss(), &[140, 140, 100, 100]), [140, 20, 0, 100]);
}

#[wasm_bindgen_test(unsupported = test)]
fn edges_are_four_times_a_step_and_black_elsewhere() {
    assert_eq!(after(Filter::edges(), &[50, 50, 70, 70, 70, 255]), [0, 80, 80, 0, 255, 255]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_box_is_a_mean() {
    let blur = Filter::box_blur(1.0).unwrap();
    assert_eq!(after(blur, &[0, 0, 0, 90, 0, 0, 30]), [0, 0, 30, 30, 30, 10, 20]);
}

#[wasm_bindgen_test(unsupported = test)]
fn blur_spreads_a_point_into_the_bell() {
    let blur = Filter::gaussian_blur(1.0, Quality::Exact).unwrap();
    // 255 times the standard normal density at 4, 3, 2, 1 and 0.
    let wanted = [0, 1, 14, 62, 102, 62, 14, 1, 0];
    assert_eq!(after(blur, &[0, 0, 0, 0, 255, 0, 0, 0, 0]), wanted);
}

#[wasm_bindgen_test(unsupported = test)]
#[cfg_attr(miri, ignore = "it reaches over thousands of rows")]
fn the_widest_blur_of_a_small_image_is_its_mean() {
    let mean = |quality| after(Filter::gaussian_blur(100.0, quality).unwrap(), &[0, 200]);
    assert_eq!(mean(Quality::Exact), [100, 100]);
    for quality in [Quality::Fast, Quality::Accurate] {
        assert!(mean(quality).iter().all(|gray| gray.abs_diff(100) <= 2), "{quality:?}");
    }
}
