//! Filters that look at one pixel at a time, against their definitions.

use super::naive::{Plane, check, luma};
use super::pictures::{Random, cases, constant, filtered, noise, picture, sizes};
use image_filter::{Filter, Image};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
#[cfg_attr(miri, ignore = "16 million colours")]
fn grayscale_is_within_its_bound_for_every_colour() {
    let mut image = Image::new(256, 256).unwrap();
    for red in 0..=255_u8 {
        for (place, pixel) in (0_u16..=u16::MAX).zip(image.pixels_mut().chunks_exact_mut(4)) {
            let [green, blue] = place.to_be_bytes();
            pixel.copy_from_slice(&[red, green, blue, green]);
        }
        image.apply(&[Filter::grayscale()], None).unwrap();
        for (place, pixel) in (0_u16..=u16::MAX).zip(image.pixels().as_chunks::<4>().0) {
            let [green, blue] = place.to_be_bytes();
            let off = f64::from(pixel[0]) - luma([red, green, blue].map(f64::from));
            assert!(off.abs() < 0.51, "{pixel:?} for {red} {green} {blue}");
            assert_eq!(*pixel, [pixel[0], pixel[0], pixel[0], green]);
        }
    }
}

/// Colours that are rounded in the worst way, too: all the darkest and brightest.
fn colours() -> Image {
    let mut random = Random::new(7);
    let corner = |place: u32, bit: u32| if place >> bit & 1 == 1 { 255 } else { 0 };
    picture(cases(61, 61, 9), cases(33, 33, 3), |x, y| match y {
        0 => [corner(x, 0), corner(x, 1), corner(x, 2), corner(x, 3)],
        _ => random.bytes(),
    })
}

fn transformed([red, green, blue]: [f64; 3], matrix: &[[f64; 4]; 3]) -> [f64; 3] {
    matrix.map(|[of_red, of_green, of_blue, offset]| {
        of_red * red + of_green * green + of_blue * blue + offset
    })
}

#[wasm_bindgen_test(unsupported = test)]
fn color_matrix_is_within_one() {
    let mut random = Random::new(1);
    let image = colours();
    for round in 0..cases(2_000, 300, 3) {
        let most = [16.0, 2.0, 1.0][round as usize % 3];
        let matrix =
            [[most, most, most, 8.0 * 255.0]; 3].map(|row| row.map(|most| random.within(most)));
        let wanted = Plane::of(&image).map(|colour| transformed(colour, &matrix));
        let filter = Filter::color_matrix(matrix).unwrap();
        check(&image, &filtered(&image, &filter), &wanted, 1.0, matrix);
    }
}

#[wasm_bindgen_test(unsupported = test)]
#[cfg_attr(miri, ignore = "long under Miri, and others run the same code")]
fn extreme_matrices_are_within_one() {
    let image = colours();
    for weight in [-16.0, -1.0, 0.0, 1.0, 15.9999, 16.0] {
        for offset in [-4096.0, -4095.5, -0.5, -f64::MIN_POSITIVE, 0.0, 0.5, 4095.5, 4096.0] {
            let rows = [[weight, weight, weight, offset], [weight, -weight, 0.0, offset]];
            let matrix = [rows[0], rows[1], [0.0, -0.0, 1.0, offset]];
            let wanted = Plane::of(&image).map(|colour| transformed(colour, &matrix));
            let filter = Filter::color_matrix(matrix).unwrap();
            check(&image, &filtered(&image, &filter), &wanted, 1.0, matrix);
        }
    }
}

/// What the documentation of the sums in whole numbers promises for weights below 16.
const NEAR: f64 = 0.69;

#[wasm_bindgen_test(unsupported = test)]
fn presets_are_what_they_say() {
    let mut random = Random::new(2);
    let image = colours();
    let plane = Plane::of(&image);
    for round in 0..cases(500, 80, 2) {
        let share = match round {
            0 => 0.0,
            1 => 1.0,
            _ => random.share(),
        };
        let delta = 255.0 * (2.0 * share - 1.0);
        let wanted = plane.map(|colour| colour.map(|colour| colour + delta));
        let filter = Filter::brightness(delta).unwrap();
        check(&image, &filtered(&image, &filter), &wanted, 0.501, ("brightness", delta));

        for factor in [16.0 * share, 2.0 * share] {
            let wanted = plane.map(|colour| colour.map(|colour| 127.5 + factor * (colour - 127.5)));
            let filter = Filter::contrast(factor).unwrap();
            check(&image, &filtered(&image, &filter), &wanted, NEAR, ("contrast", factor));

            let wanted = plane.map(|colour| {
                let gray = luma(colour);
                colour.map(|colour| gray + factor * (colour - gray))
            });
            let filter = Filter::saturation(factor).unwrap();
            check(&image, &filtered(&image, &filter), &wanted, NEAR, ("saturation", factor));
        }

        let old =
            [[0.393, 0.769, 0.189, 0.0], [0.349, 0.686, 0.168, 0.0], [0.272, 0.534, 0.131, 0.0]];
        let wanted = plane.map(|colour| {
            let mut mixed = transformed(colour, &old);
            for (mixed, colour) in mixed.iter_mut().zip(colour) {
                *mixed = share * *mixed + (1.0 - share) * colour;
            }
            mixed
        });
        let filter = Filter::sepia(share).unwrap();
        check(&image, &filtered(&image, &filter), &wanted, NEAR, ("sepia", share));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_size_is_filtered_to_its_end() {
    let swap = [[0.0, 0.0, 1.0, 0.0], [1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]];
    let swap = Filter::color_matrix(swap).unwrap();
    for (seed, (width, height)) in (0..).zip(sizes()) {
        let image = noise(width, height, seed);
        let plane = Plane::of(&image);
        let wanted = plane.map(|colour| colour.map(|colour| 255.0 - colour));
        check(&image, &filtered(&image, &Filter::invert()), &wanted, 0.0, "invert");
        let wanted = plane.map(|colour| [luma(colour); 3]);
        check(&image, &filtered(&image, &Filter::grayscale()), &wanted, 0.51, "grayscale");
        let wanted = plane.map(|[red, green, blue]| [blue, red, green]);
        check(&image, &filtered(&image, &swap), &wanted, 0.0, "swap");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn gray_stays_gray() {
    let ramp = picture(256, 1, |x, _| {
        let gray = x.to_le_bytes()[0];
        [gray, gray, gray, !gray]
    });
    for number in 0..=cases(160, 160, 3) {
        let factor = f64::from(number) / 10.0;
        let after = filtered(&ramp, &Filter::saturation(factor).unwrap());
        assert_eq!(after, ramp, "saturation by {factor}");
    }
    assert_eq!(filtered(&ramp, &Filter::grayscale()), ramp);
}

/// In one pass, some become one filter: what comes out must be the same to the last step.
#[wasm_bindgen_test(unsupported = test)]
fn a_chain_is_its_filters_one_by_one() {
    let mut random = Random::new(3);
    let image = colours();
    for _ in 0..cases(1_000, 300, 10) {
        let mut chain = vec![];
        for _ in 0..=random.next() % 6 {
            let share = 2.0 * random.share() - 1.0;
            chain.push(match random.next() % 8 {
                0 => Filter::grayscale(),
                1 | 2 => Filter::invert(),
                3 => Filter::brightness(255.0 * share).unwrap(),
                4 => Filter::brightness(20.0 * share).unwrap(),
                5 => Filter::contrast(2.0 + 2.0 * share).unwrap(),
                6 => Filter::color_matrix([[-16.0, 16.0 * share, 1.0, 4096.0 * share]; 3]).unwrap(),
                _ => Filter::color_matrix([
                    [1.0, 0.0, 0.0, 4096.0 * share],
                    [0.0, 1.0, 0.0, 4096.0 * share],
                    [0.0, 0.0, 1.0, 4096.0 * share],
                ])
                .unwrap(),
            });
        }
        let mut wanted = image.clone();
        for filter in &chain {
            wanted = filtered(&wanted, filter);
        }
        let mut is = image.clone();
        is.apply(&chain, None).unwrap();
        assert_eq!(is, wanted, "{chain:?}");
    }
}

/// So long that offsets, added up, would not fit into 32 bits.
#[wasm_bindgen_test(unsupported = test)]
fn a_long_chain_does_not_overflow() {
    let add = [[1.0, 0.0, 0.0, 4096.0], [0.0, 1.0, 0.0, 4096.0], [0.0, 0.0, 1.0, 4096.0]];
    let mut image = constant(5, 3, [0, 100, 255, 7]);
    image.apply(&[Filter::color_matrix(add).unwrap(); 300], None).unwrap();
    assert_eq!(image, constant(5, 3, [255, 255, 255, 7]));
}
