//! Ways to apply filters: in place, into another image, one by one, with progress, and in bands.

use super::pictures::{cases, every_filter, filtered, hard_noise, noise, photograph};
use image_filter::{Error, Filter, Image, Quality};
use wasm_bindgen_test::wasm_bindgen_test;

/// Odd, and with more rows than progress is reported after.
fn pictures() -> Vec<Image> {
    if cfg!(miri) {
        return vec![noise(5, 3, 1)];
    }
    vec![noise(37, 131, 1), hard_noise(1, 200, 2), noise(67, 1, 3), photograph(17, 64, 4)]
}

/// Some of all, where there is little time.
fn filters() -> impl Iterator<Item = Filter> {
    every_filter().into_iter().step_by(cases(1, 1, 6) as usize)
}

#[wasm_bindgen_test(unsupported = test)]
fn into_another_image_is_as_in_place() {
    for image in pictures() {
        for filter in filters() {
            let wanted = filtered(&image, &filter);
            let mut target = image.clone();
            target.pixels_mut().fill(123);
            let before = image.clone();
            image.apply_into(&mut target, &[filter], None).unwrap();
            assert_eq!(target, wanted, "{filter:?}");
            assert_eq!(image, before, "{filter:?}");
        }
        let mut target = image.clone();
        target.pixels_mut().fill(123);
        image.apply_into(&mut target, &[], None).unwrap();
        assert_eq!(target, image);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_chain_is_as_one_by_one() {
    let filters: Vec<Filter> = filters().collect();
    let count = filters.len();
    for image in pictures() {
        for start in 0..count {
            // Of neighbours, most of which are pointwise at the beginning, and of far ones.
            for &(step, length) in &[(1, 3), (7, 4), (1, 1), (11, 7)][..cases(4, 4, 1) as usize] {
                let chain: Vec<Filter> =
                    (0..length).map(|number| filters[(start + step * number) % count]).collect();
                let wanted =
                    chain.iter().fold(image.clone(), |image, filter| filtered(&image, filter));
                let mut is = image.clone();
                is.apply(&chain, None).unwrap();
                assert_eq!(is, wanted, "{chain:?}");
                let mut target = image.clone();
                image.apply_into(&mut target, &chain, None).unwrap();
                assert_eq!(target, wanted, "{chain:?}");
            }
        }
    }
}

/// Applies with progress, which fails at a call, where one is given. Says what has been reported.
fn apply(
    image: &mut Image,
    filters: &[Filter],
    fails_at: Option<usize>,
) -> (Vec<f64>, Result<(), Error>) {
    let mut reported = Vec::new();
    let mut progress = |done| {
        reported.push(done);
        if Some(reported.len()) == fails_at { Err(Error::Cancelled) } else { Ok(()) }
    };
    let result = image.apply(filters, Some(&mut progress));
    (reported, result)
}

/// As [`apply`] checks each way to fail, there must be ways.
fn check_progress(image: &Image, filters: &[Filter], least: usize) {
    let mut wanted = image.clone();
    wanted.apply(filters, None).unwrap();
    let mut is = image.clone();
    let (reported, result) = apply(&mut is, filters, None);
    assert_eq!((is, result), (wanted, Ok(())), "{filters:?}");
    assert!(reported.len() >= least, "{reported:?} by {filters:?}");
    assert!(reported.is_sorted_by(|one, next| one < next), "{reported:?}");
    assert!(reported.iter().all(|done| *done > 0.0 && *done <= 1.0), "{reported:?}");

    for call in 1..=reported.len() {
        let mut is = image.clone();
        let address = is.pixels().as_ptr();
        let (reported_again, result) = apply(&mut is, filters, Some(call));
        assert_eq!(result, Err(Error::Cancelled));
        assert_eq!(reported_again, reported[..call]);
        assert_eq!((&is, is.pixels().as_ptr()), (image, address), "{filters:?} at {call}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
#[cfg_attr(miri, ignore = "long under Miri, and others run the same code")]
fn progress_changes_nothing_and_may_end_the_work() {
    // Pointwise filters take rows of 4096 pixels, whatever an image's width.
    let (image, large) = (noise(9, 200, 5), noise(4096 * 3, 45, 6));
    for filter in filters() {
        let is_pointwise = filter.reach() == 0 && Filter::box_blur(0.0).unwrap() != filter;
        if is_pointwise {
            check_progress(&large, &[filter], 2);
        } else {
            check_progress(&image, &[filter], 3);
        }
    }
    check_progress(&image, &[], 0);
    let chain = [
        Filter::edges(),
        Filter::gaussian_blur(2.0, Quality::Fast).unwrap(),
        Filter::invert(),
        Filter::gaussian_blur(5.0, Quality::Accurate).unwrap(),
    ];
    check_progress(&image, &chain, 9);
}

/// Some rows of an image.
fn rows(image: &Image, first: usize, end: usize) -> Image {
    let row = 4 * image.width();
    let (width, height) = (image.width().try_into().unwrap(), (end - first).try_into().unwrap());
    Image::from_rgba(&image.pixels()[first * row..end * row], width, height).unwrap()
}

/// Filters each band with as many rows around it as the chain reaches, and puts their own rows together.
fn check_bands(image: &Image, filters: &[Filter], band: usize) {
    let reach: usize = filters.iter().map(Filter::reach).sum();
    let mut whole = image.clone();
    whole.apply(filters, None).unwrap();
    for first in (0..image.height()).step_by(band) {
        let end = (first + band).min(image.height());
        let start = first.saturating_sub(reach);
        let mut part = rows(image, start, (end + reach).min(image.height()));
        part.apply(filters, None).unwrap();
        let is = rows(&part, first - start, end - start);
        assert_eq!(is, rows(&whole, first, end), "rows {first} to {end} of {filters:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
#[cfg_attr(miri, ignore = "long under Miri, and others run the same code")]
fn bands_are_as_the_whole() {
    let longest = cases(260, 150, 0);
    for image in [noise(5, longest, 7), hard_noise(cases(35, 21, 0), cases(160, 100, 0), 8)] {
        for filter in filters() {
            for band in [1, 7, 64] {
                check_bands(&image, &[filter], band);
            }
        }
        let chain = [
            Filter::sharpen(2.0).unwrap(),
            Filter::gaussian_blur(3.0, Quality::Accurate).unwrap(),
            Filter::invert(),
            Filter::box_blur(3.0).unwrap(),
        ];
        check_bands(&image, &chain, 5);
    }
}

/// One bright row shows how far a filter reaches: no further than it says.
#[wasm_bindgen_test(unsupported = test)]
fn a_row_reaches_as_far_as_it_says() {
    for filter in filters() {
        let reach = filter.reach();
        let height = 2 * reach + 5;
        let mut image = Image::new(3, height.try_into().unwrap()).unwrap();
        let dark = filtered(&image, &filter);
        image.pixels_mut()[(reach + 2) * 12..][..12].fill(255);
        let bright = filtered(&image, &filter);
        for y in [0, 1, height - 2, height - 1] {
            let colours = |image: &Image| {
                image.pixels()[12 * y..][..12]
                    .chunks_exact(4)
                    .map(|pixel| [pixel[0], pixel[1], pixel[2]])
                    .collect::<Vec<_>>()
            };
            assert_eq!(colours(&bright), colours(&dark), "row {y} of {height}, {filter:?}");
        }
    }
}
