/// The largest whole number from which JavaScript still counts on by ones.
const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

/// How many bytes the body of a response will have, as far as its headers tell.
///
/// A compressed body's `Content-Length` counts the compressed bytes, and says nothing about how
/// many there are after decompression, which the engine has already done for everyone who reads the body
/// ([RFC 9110, section 8.6](https://www.rfc-editor.org/rfc/rfc9110#section-8.6)).
#[must_use]
pub fn expected_length(
    content_length: Option<&str>,
    content_encoding: Option<&str>,
) -> Option<f64> {
    let digits = content_length?;
    let is_plain = content_encoding.is_none_or(|coding| coding.eq_ignore_ascii_case("identity"));
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain || !is_number {
        return None;
    }
    // Not `parse`: it knows fractions and exponents, which would add 19 KB to a module of 43 KB.
    let length = digits.bytes().fold(0.0, |length, digit| 10.0 * length + f64::from(digit - b'0'));
    (length <= MAX_SAFE_INTEGER).then_some(length)
}
