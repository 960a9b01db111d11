//! From a JavaScript `number` to a whole one.

/// The number, if it is a whole one from 0 to 2^32 - 1.
///
/// A `u32` parameter would not do: -1, 2.5 and NaN would arrive as 4294967295, 2 and 0.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    reason = "what the cast has changed does not compare equal"
)]
pub(crate) fn whole_number(number: f64) -> Option<u32> {
    let whole = number as u32;
    (f64::from(whole) == number).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::whole_number;

    #[test]
    fn whole_numbers_of_32_bits_are_taken_and_nothing_else() {
        assert_eq!(whole_number(0.0), Some(0));
        assert_eq!(whole_number(4_294_967_295.0), Some(u32::MAX));
        for number in [-1.0, 0.5, 4_294_967_296.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(whole_number(number), None, "{number}");
        }
    }
}
