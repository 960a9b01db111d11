//! What cannot be done is said, and changes nothing.

use super::pictures::noise;
use image_filter::{Error, Filter, Image, Quality};
use wasm_bindgen_test::wasm_bindgen_test;

type Make = fn(f64) -> Result<Filter, Error>;

const FILTERS: [(&str, Make, [f64; 2], &str); 10] = [
    ("delta", Filter::brightness, [-255.0, 255.0], "from -255 to 255"),
    ("factor", Filter::contrast, [0.0, 16.0], "from 0 to 16"),
    ("factor", Filter::saturation, [0.0, 16.0], "from 0 to 16"),
    ("amount", Filter::sepia, [0.0, 1.0], "from 0 to 1"),
    ("amount", Filter::sharpen, [0.0, 10.0], "from 0 to 10"),
    ("radius", Filter::box_blur, [0.0, 1000.0], "a whole number from 0 to 1000"),
    ("sigma", fast, [0.3, 100.0], "from 0.3 to 100"),
    ("sigma", exact, [0.3, 100.0], "from 0.3 to 100"),
    ("weight", weight, [-2047.0, 2047.0], "a whole number from -2047 to 2047"),
    ("divisor", divisor, [1.0, 4096.0], "a whole number from 1 to 4096"),
];

fn fast(sigma: f64) -> Result<Filter, Error> {
    Filter::gaussian_blur(sigma, Quality::Fast)
}

fn exact(sigma: f64) -> Result<Filter, Error> {
    Filter::gaussian_blur(sigma, Quality::Exact)
}

fn weight(weight: f64) -> Result<Filter, Error> {
    Filter::convolve3x3([0.0, 0.0, 0.0, 0.0, 0.0, weight, 0.0, 0.0, 0.0], Some(1.0))
}

fn divisor(divisor: f64) -> Result<Filter, Error> {
    Filter::convolve3x3([0.0; 9], Some(divisor))
}

fn matrix(row: usize, column: usize, value: f64) -> Result<Filter, Error> {
    let mut matrix = [[0.0; 4]; 3];
    matrix[row][column] = value;
    Filter::color_matrix(matrix)
}

fn check_range(
    name: &str,
    make: impl Fn(f64) -> Result<Filter, Error>,
    ends: [f64; 2],
    range: &str,
) {
    let [least, most] = ends;
    let outside = [least.next_down(), most.next_up(), -1e300, 1e300, f64::MAX];
    for value in outside.into_iter().chain([f64::NAN, f64::INFINITY, f64::NEG_INFINITY]) {
        let error = make(value).unwrap_err().to_string();
        assert_eq!(error, format!("{name} is {value}, but must be {range}"));
    }
    for value in [least, most] {
        let mut image = noise(3, 2, 1);
        image.apply(&[make(value).unwrap()], None).unwrap();
    }
}

#[wasm_bindgen_test(unsupported = test)]
#[cfg_attr(miri, ignore = "Miri takes minutes to print numbers of 300 digits")]
fn a_parameter_out_of_range_is_refused() {
    for (name, make, ends, range) in FILTERS {
        check_range(name, make, ends, range);
    }
    for row in 0..3 {
        for column in 0..3 {
            let make = |value| matrix(row, column, value);
            check_range("weight", make, [-16.0, 16.0], "from -16 to 16");
        }
        let make = |value| matrix(row, 3, value);
        check_range("offset", make, [-4096.0, 4096.0], "from -4096 to 4096");
    }
}

#[wasm_bindgen_test(unsupported = test)]
#[cfg_attr(miri, ignore = "as above")]
fn a_number_that_is_not_whole_is_refused() {
    let makes: [(Make, &str); 3] =
        [(Filter::box_blur, "radius"), (weight, "weight"), (divisor, "divisor")];
    for (make, name) in makes {
        for value in [0.5, 1.0_f64.next_up(), 1.0_f64.next_down(), f64::MIN_POSITIVE, 5e-324, 99.75]
        {
            let error = make(value).unwrap_err().to_string();
            assert!(error.starts_with(&format!("{name} is {value}, but must be a whole number")));
        }
    }
}

/// Every place of a kernel is looked at, and the sum that stands for a divisor is held to a divisor's range.
#[wasm_bindgen_test(unsupported = test)]
fn a_kernel_is_refused_for_any_of_its_numbers() {
    for place in 0..9 {
        let mut weights = [1.0; 9];
        weights[place] = 0.5;
        let error = Filter::convolve3x3(weights, None).unwrap_err().to_string();
        assert!(error.starts_with("weight is 0.5, but"), "{error}");
    }
    let error = Filter::convolve3x3([456.0; 9], None).unwrap_err().to_string();
    assert!(error.starts_with("divisor is 4104, but must be"), "{error}");
}

#[wasm_bindgen_test(unsupported = test)]
fn another_size_of_target_is_refused_and_changes_nothing() {
    let image = noise(4, 3, 1);
    for (width, height, text) in [
        (3, 4, "target.width is 3, but must be 4"),
        (4, 2, "target.height is 2, but must be 3"),
        (4, 4, "target.height is 4, but must be 3"),
        (12, 1, "target.width is 12, but must be 4"),
    ] {
        let before = noise(width, height, 2);
        for filters in [&[][..], &[Filter::invert()]] {
            let mut target = before.clone();
            let error = image.apply_into(&mut target, filters, None).unwrap_err().to_string();
            assert_eq!((error.as_str(), &target), (text, &before));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_image_of_no_pixel_or_too_many_is_refused() {
    for (width, height, text) in [
        (0, 0, "width is 0, but must be a whole number from 1 to 536870911"),
        (0, 1, "width is 0, but must be a whole number from 1 to 536870911"),
        (1, 0, "height is 0, but must be a whole number from 1 to 536870911"),
        (u32::MAX, 1, "width is 4294967295, but must be a whole number from 1 to 536870911"),
        (1, 536_870_912, "height is 536870912, but must be a whole number from 1 to 536870911"),
        (32_768, 32_768, "width × height is 1073741824, but must be from 1 to 536870911"),
    ] {
        assert_eq!(Image::new(width, height).unwrap_err().to_string(), text);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn pixels_of_another_length_are_refused() {
    for length in [0, 23, 25, 96] {
        let error = Image::from_rgba(&vec![0; length], 3, 2).unwrap_err().to_string();
        assert_eq!(
            error,
            format!("pixels.length (4 × width × height) is {length}, but must be 24")
        );
    }
}
