//! What cannot be done is said, and changes nothing.

use image_filter::{Error, Image};
use wasm_bindgen_test::wasm_bindgen_test;

type Filter = fn(&mut Image, f64) -> Result<(), Error>;

const FILTERS: [(&str, Filter, [f64; 2]); 4] = [
    ("delta", Image::brightness, [-255.0, 255.0]),
    ("factor", Image::contrast, [0.0, 255.0]),
    ("sigma", Image::gaussian_blur, [0.3, 100.0]),
    ("amount", Image::sharpen, [0.0, 10.0]),
];

#[wasm_bindgen_test(unsupported = test)]
fn a_parameter_out_of_range_is_refused_and_changes_nothing() {
    let pixels: Vec<u8> = (0..48).map(|place| place * 5).collect();
    let mut image = Image::from_rgba(&pixels, 4, 3).unwrap();
    for (name, filter, [least, most]) in FILTERS {
        let outside = [least.next_down(), most.next_up(), -1e300, 1e300];
        for value in outside.into_iter().chain([f64::NAN, f64::INFINITY, f64::NEG_INFINITY]) {
            let error = filter(&mut image, value).unwrap_err().to_string();
            let expected = format!("{name} is {value}, but must be from {least} to {most}");
            assert!(error.starts_with(&expected), "{error}");
            assert_eq!(image.pixels(), pixels);
        }
        for value in [least, most] {
            filter(&mut image, value).unwrap();
            image.pixels_mut().copy_from_slice(&pixels);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_image_of_no_pixel_or_too_many_is_refused() {
    for (width, height) in
        [(0, 0), (0, 1), (1, 0), (32_768, 32_768), (u32::MAX, 1), (u32::MAX, u32::MAX)]
    {
        let error = Image::new(width, height).unwrap_err().to_string();
        let pixels = f64::from(width) * f64::from(height);
        assert_eq!(error, format!("width × height is {pixels}, but must be from 1 to 536870911"));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn pixels_of_another_length_are_refused() {
    for length in [0, 23, 25, 96] {
        let error = Image::from_rgba(&vec![0; length], 3, 2).unwrap_err().to_string();
        assert_eq!(error, format!("pixels.length is {length}, but must be 4 × width × height"));
    }
}
