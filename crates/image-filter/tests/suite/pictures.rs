//! Pictures to filter and filters to use, the same on every host.

use image_filter::{Error, Filter, Image, Quality};

/// Numbers that look random and are the same at each run: [xorshift](https://en.wikipedia.org/wiki/Xorshift).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u32) -> Random {
        let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ u64::from(seed));
        // Neighbouring seeds begin alike.
        for _ in 0..9 {
            random.next();
        }
        random
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn bytes(&mut self) -> [u8; 4] {
        let [.., one, two, three, four] = self.next().to_le_bytes();
        [one, two, three, four]
    }

    /// From 0 to 1.
    pub(crate) fn share(&mut self) -> f64 {
        let [.., one, two, three, four] = self.next().to_le_bytes();
        f64::from(u32::from_le_bytes([one, two, three, four])) / f64::from(u32::MAX)
    }

    /// A number from -`most` to `most`, now and then one of these two.
    pub(crate) fn within(&mut self, most: f64) -> f64 {
        (1.1 * most * (2.0 * self.share() - 1.0)).clamp(-most, most)
    }
}

/// A picture of what `pixel` gives for each place, x first.
pub(crate) fn picture(
    width: u32,
    height: u32,
    mut pixel: impl FnMut(u32, u32) -> [u8; 4],
) -> Image {
    let mut image = Image::new(width, height).unwrap();
    for (place, bytes) in (0..).zip(image.pixels_mut().chunks_exact_mut(4)) {
        bytes.copy_from_slice(&pixel(place % width, place / width));
    }
    image
}

/// Any bytes.
pub(crate) fn noise(width: u32, height: u32, seed: u32) -> Image {
    let mut random = Random::new(seed);
    picture(width, height, |_, _| random.bytes())
}

/// Channels that are 0 or 255.
pub(crate) fn hard_noise(width: u32, height: u32, seed: u32) -> Image {
    let mut random = Random::new(seed);
    picture(width, height, |_, _| random.bytes().map(|byte| if byte < 128 { 0 } else { 255 }))
}

pub(crate) fn constant(width: u32, height: u32, pixel: [u8; 4]) -> Image {
    picture(width, height, |_, _| pixel)
}

/// Half black and half white: red from left to right, green from top to bottom, blue in a corner.
pub(crate) fn step(width: u32, height: u32) -> Image {
    picture(width, height, |x, y| {
        let (right, low) = (2 * x >= width, 2 * y >= height);
        [right, low, right && low, right != low].map(|is| if is { 255 } else { 0 })
    })
}

/// What a photograph is made of, nearly: colours that change slowly, shapes with soft borders, and a texture.
pub(crate) fn photograph(width: u32, height: u32, seed: u32) -> Image {
    let mut random = Random::new(seed);
    let mut any = || random.share();
    let (slope, phase, period) = (any(), 6.0 * any(), 9.0 + 20.0 * any());
    let (centre_x, centre_y) = (f64::from(width) * any(), f64::from(height) * any());
    let radius = 5.0 + 20.0 * any();
    picture(width, height, |x, y| {
        let (x, y) = (f64::from(x), f64::from(y));
        let ramp = 110.0 + 60.0 * (slope * x / period + y / period + phase).sin();
        // Two pixels from inside to outside.
        let disc = (radius - (x - centre_x).hypot(y - centre_y)).clamp(-1.0, 1.0);
        let texture = 12.0 * (2.0 * random.share() - 1.0);
        let colour = |share: f64| to_byte(ramp + share * 40.0 * disc + texture);
        [colour(1.0), colour(0.4), colour(-0.7), 255]
    })
}

/// The nearest.
pub(crate) fn to_byte(value: f64) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    let byte = value.round() as u8;
    byte
}

/// Miri, which looks for undefined behaviour, is about a thousand times as slow.
pub(crate) fn unless_miri(count: u32, under_miri: u32) -> u32 {
    if cfg!(miri) { under_miri } else { count }
}

/// As many of something as each host has the time for.
pub(crate) fn cases(natively: u32, on_wasm: u32, under_miri: u32) -> u32 {
    if cfg!(target_family = "wasm") { on_wasm } else { unless_miri(natively, under_miri) }
}

/// All sizes from 1 × 1 to 67 × 67 natively; elsewhere each 17th, with all widths and all heights among them.
/// 67 is four times 16, which is what kernels take at a time, and three more.
pub(crate) fn sizes() -> impl Iterator<Item = (u32, u32)> {
    let longest = unless_miri(67, 9);
    let step = cases(1, 17, 20) as usize;
    (0..longest * longest)
        .step_by(step)
        .map(move |number| (number % longest + 1, number / longest + 1))
}

/// Each way through the code, at least.
pub(crate) fn every_filter() -> Vec<Filter> {
    let mut filters =
        vec![Filter::grayscale(), Filter::invert(), Filter::emboss(), Filter::edges()];
    filters.extend(filters_with_parameters().map(Result::unwrap));
    // From 2 to 4.5, steps are searched, which takes Miri long.
    let sigmas: &[f64] = if cfg!(miri) {
        &[0.8, 5.0]
    } else {
        &[0.3, 0.8, 1.49, 1.5, 2.0, 3.0, 4.5, 4.51, 9.0, 20.0]
    };
    for &sigma in sigmas {
        for quality in [Quality::Fast, Quality::Accurate, Quality::Exact] {
            filters.push(Filter::gaussian_blur(sigma, quality).unwrap());
        }
    }
    filters
}

fn filters_with_parameters() -> impl Iterator<Item = Result<Filter, Error>> {
    let mix = [[0.5, 0.25, -1.0, 20.0], [0.0, 0.0, 1.0, 0.0], [1.0, -3.0, 2.0, -7.5]];
    let narrow = [1.0, 2.0, 1.0, 2.0, 4.0, 2.0, 1.0, 2.0, 1.0];
    let wide = [-500.0, 7.0, 99.0, 3.0, 700.0, -80.0, 11.0, 0.0, 3.0];
    [
        Filter::color_matrix(mix),
        Filter::brightness(-33.3),
        Filter::contrast(1.7),
        Filter::saturation(2.5),
        Filter::sepia(0.8),
        Filter::convolve3x3(narrow, None),
        Filter::convolve3x3(wide, Some(333.0)),
        Filter::sharpen(0.1),
        Filter::sharpen(7.3),
    ]
    .into_iter()
    .chain([0.0, 1.0, 2.0, 7.0, f64::from(unless_miri(40, 5))].map(Filter::box_blur))
}

/// A picture with one filter applied.
pub(crate) fn filtered(image: &Image, filter: &Filter) -> Image {
    let mut image = image.clone();
    image.apply(core::slice::from_ref(filter), None).unwrap();
    image
}
