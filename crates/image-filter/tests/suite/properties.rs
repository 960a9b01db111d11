//! Each filter against its naive form, on random pictures of random sizes.

use super::naive;
use image_filter::{Error, Image};
use proptest::{
    collection::vec,
    prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest},
    test_runner::TestCaseError,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// What an exact result may be off by after rounding; the rest is for sums in single precision.
const ROUNDED: f64 = 0.5 + 1e-3;

/// Pictures from 1 × 1 on, lines and columns among them, of noise or of hard black and white.
fn pictures(longest: u32) -> impl Strategy<Value = Image> {
    let sides = prop_oneof![
        (1..=longest, 1..=longest),
        (1..=longest, 1..=1_u32),
        (1..=1_u32, 1..=longest),
    ];
    sides.prop_flat_map(|(width, height)| {
        let count = (4 * width * height) as usize;
        let hard = any::<bool>().prop_map(|white| if white { 255 } else { 0 });
        prop_oneof![vec(any::<u8>(), count), vec(hard, count)]
            .prop_map(move |pixels| Image::from_rgba(&pixels, width, height).unwrap())
    })
}

/// Checks that a filter gives each channel at each place the wanted colour, and keeps alpha.
fn check(
    image: &Image,
    filter: impl FnOnce(&mut Image) -> Result<(), Error>,
    most: f64,
    wanted: impl Fn(i32, i32, usize) -> f64,
) -> Result<(), TestCaseError> {
    let mut filtered = image.clone();
    filter(&mut filtered).unwrap();
    let places =
        (0..).take(image.height()).flat_map(|y| (0..).take(image.width()).map(move |x| (x, y)));
    for (x, y) in places {
        for channel in 0..4 {
            let (wanted, most) = match channel {
                3 => (naive::colour(image, x, y, 3), 0.0),
                _ => (wanted(x, y, channel).clamp(0.0, 255.0), most),
            };
            let is = naive::colour(&filtered, x, y, channel);
            prop_assert!((is - wanted).abs() <= most, "{is} for {wanted} at {x}, {y}, {channel}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[wasm_bindgen_test(unsupported = test)]
    fn grayscale_is_the_weighted_sum(image in pictures(20)) {
        let filter = |image: &mut Image| { image.grayscale(); Ok(()) };
        check(&image, filter, 0.51, |x, y, _| naive::gray(&image, x, y))?;
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn invert_is_the_negative(image in pictures(20)) {
        let filter = |image: &mut Image| { image.invert(); Ok(()) };
        check(&image, filter, 0.0, |x, y, channel| 255.0 - naive::colour(&image, x, y, channel))?;
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn brightness_adds(image in pictures(20), delta in -255.0..=255.0) {
        let wanted = |x, y, channel| naive::colour(&image, x, y, channel) + delta;
        check(&image, |image| image.brightness(delta), ROUNDED, wanted)?;
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn contrast_multiplies(image in pictures(20), factor in prop_oneof![0.0..=3.0, 0.0..=255.0]) {
        let wanted = |x, y, channel| 127.5 + factor * (naive::colour(&image, x, y, channel) - 127.5);
        check(&image, |image| image.contrast(factor), ROUNDED, wanted)?;
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn sharpen_moves_away_from_the_neighbours(image in pictures(20), amount in 0.0..=10.0) {
        let wanted = |x, y, channel| naive::sharp(&image, x, y, channel, amount);
        check(&image, |image| image.sharpen(amount), ROUNDED, wanted)?;
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn edges_is_the_length_of_the_gradient(image in pictures(20)) {
        let mut gray = image.clone();
        gray.grayscale();
        check(&image, Image::edges, 0.5, |x, y, _| naive::edge(&gray, x, y))?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(25))]

    #[wasm_bindgen_test(unsupported = test)]
    fn blur_is_the_convolution_with_the_bell(image in pictures(10), sigma in 0.3..=3.0) {
        let bell = naive::bell(sigma);
        let wanted = |x, y, channel| naive::blurred(&image, x, y, channel, &bell);
        check(&image, |image| image.gaussian_blur(sigma), 0.52, wanted)?;
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_wide_blur_of_few_pixels_is_it_too(image in pictures(3), sigma in 10.0..=20.0) {
        let bell = naive::bell(sigma);
        let wanted = |x, y, channel| naive::blurred(&image, x, y, channel, &bell);
        check(&image, |image| image.gaussian_blur(sigma), 0.52, wanted)?;
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn blur_leaves_a_constant_image_as_it_is(
        pixel: [u8; 4],
        (width, height) in (1..=30_u32, 1..=30_u32),
        sigma in 0.3..=100.0,
    ) {
        let pixels = pixel.repeat((width * height) as usize);
        let mut image = Image::from_rgba(&pixels, width, height).unwrap();
        image.gaussian_blur(sigma).unwrap();
        prop_assert_eq!(image.pixels(), pixels);
    }
}
