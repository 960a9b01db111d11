//! Results that can be worked out by hand.

use image_filter::Image;
use wasm_bindgen_test::wasm_bindgen_test;

fn pixel(red: u8, green: u8, blue: u8) -> Image {
    Image::from_rgba(&[red, green, blue, 7], 1, 1).unwrap()
}

/// A gray image of one row, opaque.
fn row(grays: &[u8]) -> Image {
    let pixels: Vec<u8> = grays.iter().flat_map(|&gray| [gray, gray, gray, 255]).collect();
    Image::from_rgba(&pixels, u32::try_from(grays.len()).unwrap(), 1).unwrap()
}

fn grays(image: &Image) -> Vec<u8> {
    image.pixels().chunks_exact(4).map(|pixel| pixel[0]).collect()
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
        let mut image = pixel(red, green, blue);
        image.grayscale();
        assert_eq!(image.pixels(), [gray, gray, gray, 7]);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn grayscale_is_within_its_bound_for_every_colour() {
    let mut image = Image::new(256, 256).unwrap();
    for red in 0..=255_u8 {
        for (place, pixel) in (0_u16..=u16::MAX).zip(image.pixels_mut().chunks_exact_mut(4)) {
            let [green, blue] = place.to_be_bytes();
            pixel.copy_from_slice(&[red, green, blue, 0]);
        }
        image.grayscale();
        for (place, pixel) in (0_u16..=u16::MAX).zip(image.pixels().chunks_exact(4)) {
            let [green, blue] = place.to_be_bytes().map(f64::from);
            let wanted = 0.2126 * f64::from(red) + 0.7152 * green + 0.0722 * blue;
            assert!((f64::from(pixel[0]) - wanted).abs() < 0.51, "{red} {green} {blue}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn grayscale_keeps_gray_and_invert_twice_keeps_all() {
    let ramp: Vec<u8> = (0..=255).collect();
    let mut image = row(&ramp);
    image.grayscale();
    assert_eq!(grays(&image), ramp);
    image.invert();
    assert_eq!(grays(&image)[..3], [255, 254, 253]);
    image.invert();
    assert_eq!(grays(&image), ramp);
}

#[wasm_bindgen_test(unsupported = test)]
fn neutral_parameters_change_nothing() {
    let mut image = pixel(1, 128, 254);
    image.brightness(0.0).unwrap();
    image.contrast(1.0).unwrap();
    image.sharpen(0.0).unwrap();
    assert_eq!(image.pixels(), [1, 128, 254, 7]);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_ends_of_each_range_do_as_they_say() {
    let every: Vec<u8> = (0..=255).collect();
    let after = |filter: fn(&mut Image)| {
        let mut image = row(&every);
        filter(&mut image);
        grays(&image)
    };
    assert_eq!(after(|image| image.brightness(-255.0).unwrap()), [0; 256]);
    assert_eq!(after(|image| image.brightness(255.0).unwrap()), [255; 256]);
    assert_eq!(after(|image| image.contrast(0.0).unwrap()), [128; 256]);
    let halves = [[0; 128], [255; 128]].concat();
    assert_eq!(after(|image| image.contrast(255.0).unwrap()), halves);
}

#[wasm_bindgen_test(unsupported = test)]
fn sharpen_overshoots_on_both_sides_of_a_step() {
    let mut image = row(&[100, 100, 140, 140]);
    image.sharpen(1.0).unwrap();
    assert_eq!(grays(&image), [100, 90, 150, 140]);
}

#[wasm_bindgen_test(unsupported = test)]
fn edges_are_four_times_a_step_and_black_elsewhere() {
    let mut image = row(&[50, 50, 70, 70, 70, 255]);
    image.edges().unwrap();
    assert_eq!(grays(&image), [0, 80, 80, 0, 255, 255]);
}

#[wasm_bindgen_test(unsupported = test)]
fn blur_spreads_a_point_into_the_bell() {
    let mut image = row(&[0, 0, 0, 0, 255, 0, 0, 0, 0]);
    image.gaussian_blur(1.0).unwrap();
    // 255 times the standard normal density at 4, 3, 2, 1 and 0.
    assert_eq!(grays(&image), [0, 1, 14, 62, 102, 62, 14, 1, 0]);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_widest_blur_of_a_small_image_is_its_mean() {
    let mut image = row(&[0, 200]);
    image.gaussian_blur(100.0).unwrap();
    assert_eq!(grays(&image), [100, 100]);
}
