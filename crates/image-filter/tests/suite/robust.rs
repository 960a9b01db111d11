//! Any chain of filters with any numbers on any picture: never a panic, and what fails changes nothing.
//!
//! The cases are the same in each run. Others, and more of them, are tried when `FUZZ_SEED` and `FUZZ_CASES` are set
//! while the tests are compiled.

use super::pictures::{cases, constant, hard_noise, noise};
use image_filter::{Error, Filter, Image, Quality};
use proptest::{
    array::{uniform3, uniform4, uniform9},
    collection::vec,
    num::f64::ANY,
    option,
    prelude::{
        Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest,
    },
    sample::select,
    test_runner::RngSeed,
};
use std::str::FromStr;
use wasm_bindgen_test::wasm_bindgen_test;

fn pictures() -> impl Strategy<Value = Image> {
    let longest = cases(40, 40, 6);
    (1..=longest, 1..=longest, 0..=2, any::<u32>()).prop_map(|(width, height, kind, seed)| {
        match kind {
            0 => noise(width, height, seed),
            1 => hard_noise(width, height, seed),
            _ => constant(width, height, seed.to_le_bytes()),
        }
    })
}

/// Any number there is, but more often one that some filter takes.
fn numbers() -> impl Strategy<Value = f64> {
    let extremes = vec![
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MAX,
        f64::MIN,
        f64::MIN_POSITIVE,
        5e-324,
        -5e-324,
        -0.0,
        0.0,
        0.3,
        1.5,
        4.5,
        10.0,
        16.0,
        100.0,
        128.0,
        255.0,
        256.0,
        1000.0,
        2047.0,
        2048.0,
        4096.0,
        65_536.0,
        2_147_483_648.0,
        4_294_967_296.0,
        9_007_199_254_740_992.0,
        18_446_744_073_709_551_616.0,
    ];
    prop_oneof![
        2 => ANY,
        2 => select(extremes),
        6 => 0.0..=1.0,
        8 => 0.3..=10.0,
        4 => -300.0..=300.0,
        8 => (-20_i32..=20).prop_map(f64::from),
        4 => (-5000_i32..=5000).prop_map(f64::from),
    ]
}

/// Numbers that a kernel of whole numbers takes, mostly.
fn whole_numbers() -> impl Strategy<Value = f64> {
    prop_oneof![
        200 => (-20_i32..=20).prop_map(f64::from),
        200 => (-2047_i32..=2047).prop_map(f64::from),
        1 => numbers(),
    ]
}

fn weights() -> impl Strategy<Value = f64> {
    prop_oneof![60 => -16.0..=16.0, 60 => -1.0..=1.0, 1 => numbers()]
}

fn filters() -> impl Strategy<Value = Result<Filter, Error>> {
    let quality = select(vec![Quality::Fast, Quality::Accurate, Quality::Exact]);
    let divisor = option::of(prop_oneof![3 => (1_i32..=4096).prop_map(f64::from), 1 => numbers()]);
    let rows = uniform3(uniform4(weights()));
    prop_oneof![
        select(vec![Filter::grayscale(), Filter::invert(), Filter::emboss(), Filter::edges()])
            .prop_map(Ok),
        rows.prop_map(Filter::color_matrix),
        (numbers(), 0..6).prop_map(|(number, kind)| match kind {
            0 => Filter::brightness(number),
            1 => Filter::contrast(number),
            2 => Filter::saturation(number),
            3 => Filter::sepia(number),
            4 => Filter::sharpen(number),
            _ => Filter::box_blur(number),
        }),
        (0..=60_i32).prop_map(|radius| Filter::box_blur(radius.into())),
        (numbers(), quality).prop_map(|(sigma, quality)| Filter::gaussian_blur(sigma, quality)),
        (uniform9(whole_numbers()), divisor)
            .prop_map(|(weights, divisor)| Filter::convolve3x3(weights, divisor)),
    ]
}

/// The chain, or the first error.
fn chains() -> impl Strategy<Value = Result<Vec<Filter>, Error>> {
    prop_oneof![2 => vec(filters(), 1), 1 => vec(filters(), 0..=4)]
        .prop_map(|filters| filters.into_iter().collect())
}

fn alpha(image: &Image) -> Vec<u8> {
    image.pixels().iter().skip(3).step_by(4).copied().collect()
}

fn fuzz() -> ProptestConfig {
    let config = ProptestConfig {
        failure_persistence: None,
        cases: number(option_env!("FUZZ_CASES")).unwrap_or(cases(60_000, 2_000, 4)),
        ..ProptestConfig::default()
    };
    match number(option_env!("FUZZ_SEED")) {
        Some(seed) => ProptestConfig { rng_seed: RngSeed::Fixed(seed), ..config },
        None => config,
    }
}

fn number<T: FromStr>(text: Option<&str>) -> Option<T> {
    text?.parse().ok()
}

proptest! {
    #![proptest_config(fuzz())]

    #[wasm_bindgen_test(unsupported = test)]
    fn any_chain_filters_or_refuses(image in pictures(), chain in chains()) {
        match chain {
            // Miri takes long to print a number of 300 digits.
            Err(_) if cfg!(miri) => {}
            Err(error) => {
                prop_assert!(error.to_string().contains(" is "), "{}", error);
                prop_assert!(error.to_string().contains(", but must be "), "{}", error);
            }
            Ok(filters) => {
                let mut after = image.clone();
                prop_assert_eq!(after.apply(&filters, None), Ok(()));
                prop_assert_eq!(alpha(&after), alpha(&image));
                prop_assert_eq!((after.width(), after.height()), (image.width(), image.height()));
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    #[cfg_attr(miri, ignore = "long under Miri, and others run the same code")]
    fn what_is_cancelled_changes_nothing(
        (width, height, seed) in (1..=3_u32, 1..=300_u32, any::<u32>()),
        chain in chains(),
        call in prop_oneof![Just(1), 1..=9],
    ) {
        let Ok(filters) = chain else { return Ok(()) };
        let before = noise(width, height, seed);
        let (mut after, mut calls) = (before.clone(), 0);
        let mut progress = |_| {
            calls += 1;
            if calls == call { Err(Error::Cancelled) } else { Ok(()) }
        };
        let result = after.apply(&filters, Some(&mut progress));
        let mut wanted = before;
        match result {
            Ok(()) => wanted.apply(&filters, None).unwrap(),
            Err(error) => prop_assert_eq!((error, calls), (Error::Cancelled, call)),
        }
        prop_assert_eq!(after, wanted);
    }
}
