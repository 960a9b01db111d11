//! Randomness that is the same each time: a hash of a place.

/// A number from 0 to 1, without any pattern from one pair of whole numbers to the next
/// (the finalizer of [MurmurHash3](https://github.com/aappleby/smhasher)).
pub(crate) fn random(x: f64, y: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, reason = "they only have to be told apart")]
    let [x, y] = [x, y].map(|number| (number as i32).cast_unsigned());
    let mut hash = x.wrapping_mul(0x9E37_79B9) ^ y.wrapping_mul(0x85EB_CA6B);
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85EB_CA6B);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xC2B2_AE35);
    f64::from(hash ^ (hash >> 16)) / f64::from(u32::MAX)
}

/// Random numbers at whole places, joined by smooth curves.
fn smooth(x: f64, y: f64) -> f64 {
    let ease = |part: f64| part * part * (3.0 - 2.0 * part);
    let (left, top) = (x.floor(), y.floor());
    let (across, down) = (ease(x - left), ease(y - top));
    let row = |y| random(left, y) * (1.0 - across) + random(left + 1.0, y) * across;
    row(top) * (1.0 - down) + row(top + 1.0) * down
}

/// Smooth noise over smooth noise of twice the detail and half the height, as in clouds and mountains; about
/// 0.5 on average.
pub(crate) fn rough(x: f64, y: f64, octaves: i32) -> f64 {
    let mut sum = 0.0;
    for octave in 0..octaves {
        let scale = 2_f64.powi(octave);
        sum += smooth(x * scale + 17.0 * f64::from(octave), y * scale) / (2.0 * scale);
    }
    sum
}
