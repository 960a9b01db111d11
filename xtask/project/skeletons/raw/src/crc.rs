//! CRC-32 as gzip, PNG and zip have it: RFC 1952, section 8, with a table of four bits in place of eight, which is 64 bytes.

/// The remainders of the sixteen numbers of four bits, by the polynomial 0xEDB88320.
const TABLE: [u32; 16] = table();

const fn table() -> [u32; 16] {
    let mut table = [0; 16];
    let mut number = 0;
    while number < 16 {
        let mut remainder = number;
        let mut bit = 0;
        while bit < 4 {
            remainder =
                if remainder & 1 == 1 { (remainder >> 1) ^ 0xEDB8_8320 } else { remainder >> 1 };
            bit += 1;
        }
        table[number as usize] = remainder;
        number += 1;
    }
    table
}

pub(crate) fn update(crc: u32, bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!crc, |crc, byte| {
        let crc = crc ^ u32::from(*byte);
        let crc = (crc >> 4) ^ TABLE[(crc & 15) as usize];
        (crc >> 4) ^ TABLE[(crc & 15) as usize]
    })
}

/// The CRC-32 of some bytes.
#[must_use]
pub fn crc32(bytes: &[u8]) -> u32 {
    update(0, bytes)
}

#[cfg(test)]
mod tests {
    use super::{crc32, update};

    #[test]
    fn pieces_give_the_checksum_of_the_whole() {
        let bytes: Vec<u8> = (0..=255).cycle().take(1000).collect();
        for middle in [0, 1, 500, 1000] {
            let (before, after) = bytes.split_at(middle);
            assert_eq!(update(crc32(before), after), crc32(&bytes), "{middle}");
        }
    }
}
