//! Version 4 UUIDs from random bytes.

const DIGITS: [u8; 16] = *b"0123456789abcdef";

/// The bytes as a UUID of RFC 9562: version 4 (section 5.4), variant 10 (section 4.1), all else random.
pub(crate) fn uuid(mut bytes: [u8; 16]) -> String {
    bytes[6] = (bytes[6] & 0b0000_1111) | 0b0100_0000;
    bytes[8] = (bytes[8] & 0b0011_1111) | 0b1000_0000;

    let mut text = String::with_capacity(36);
    for (index, byte) in bytes.into_iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for digit in [byte >> 4, byte & 0b1111] {
            text.push(char::from(DIGITS[usize::from(digit)]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::uuid;

    #[test]
    fn the_example_of_the_standard_comes_out() {
        // RFC 9562, appendix A.3; the bits of version and variant are left out of the bytes here.
        let bytes = 0x9191_08F7_52D1_0320_1BAC_F847_DB41_48A8_u128.to_be_bytes();
        assert_eq!(uuid(bytes), "919108f7-52d1-4320-9bac-f847db4148a8");
    }

    #[test]
    fn version_and_variant_replace_what_was_drawn() {
        assert_eq!(uuid([0x00; 16]), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid([0xFF; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }
}
