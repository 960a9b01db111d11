//! Quicker ways to the same blur. Some are wrong.

/// A function that may do what `naive` does.
pub struct Candidate {
    /// What it is called.
    pub name: &'static str,
    /// The bytes of a line, blurred with a radius.
    pub blur: fn(&[u8], usize) -> Vec<u8>,
    /// Where it is wrong, if it is.
    pub flaw: Option<&'static str>,
}

/// All of them.
pub const CANDIDATES: [Candidate; 7] = [
    Candidate { name: "sliding", blur: sliding, flaw: None },
    Candidate { name: "prefixes", blur: prefixes, flaw: None },
    Candidate { name: "whole", blur: whole, flaw: Some("where a mean is to be rounded up") },
    Candidate {
        name: "first",
        blur: first,
        flaw: Some("where the radius is no shorter than the line"),
    },
    Candidate { name: "narrow", blur: narrow, flaw: Some("where a sum is above 65,535") },
    Candidate { name: "pieces", blur: pieces, flaw: Some("where a line is longer than 16 bytes") },
    Candidate { name: "fixed", blur: fixed, flaw: FIXED },
];

/// The address of a place in memory, `usize`, has 64 bits on most machines, and 32 in the browser.
const FIXED: Option<&str> =
    if usize::BITS == 32 { Some("in the browser, where a sum is above 255") } else { None };

/// The byte at a place of the line that begins earlier by the radius, and repeats its ends.
fn byte(line: &[u8], radius: usize, place: usize) -> usize {
    let place = place.saturating_sub(radius).min(line.len().saturating_sub(1));
    line.get(place).copied().unwrap_or_default().into()
}

/// A mean is at most 255.
fn to_byte(mean: usize) -> u8 {
    u8::try_from(mean).unwrap_or(u8::MAX)
}

/// The sums that slide: what enters is added, what leaves is taken away.
fn sums(line: &[u8], radius: usize, mut sum: usize) -> impl Iterator<Item = usize> {
    (0..line.len()).map(move |place| {
        let now = sum;
        sum = sum.wrapping_add(byte(line, radius, place + 2 * radius + 1));
        sum = sum.wrapping_sub(byte(line, radius, place));
        now
    })
}

/// Those that begin with the right one.
fn right_sums(line: &[u8], radius: usize) -> impl Iterator<Item = usize> {
    sums(line, radius, (0..=2 * radius).map(|place| byte(line, radius, place)).sum())
}

fn sliding(line: &[u8], radius: usize) -> Vec<u8> {
    let count = 2 * radius + 1;
    right_sums(line, radius).map(|sum| to_byte((sum + radius) / count)).collect()
}

/// Each sum is the difference of two, which both begin at the left end.
fn prefixes(line: &[u8], radius: usize) -> Vec<u8> {
    let count = 2 * radius + 1;
    let mut sums = vec![0];
    for place in 0..line.len() + 2 * radius {
        sums.push(sums[place] + byte(line, radius, place));
    }
    let pairs = sums.iter().zip(sums.iter().skip(count));
    pairs.map(|(from, to)| to_byte((to - from + radius) / count)).collect()
}

/// Rounds down.
fn whole(line: &[u8], radius: usize) -> Vec<u8> {
    let count = 2 * radius + 1;
    right_sums(line, radius).map(|sum| to_byte(sum / count)).collect()
}

/// Its first sum does not repeat the right end.
fn first(line: &[u8], radius: usize) -> Vec<u8> {
    let count = 2 * radius + 1;
    let left = (0..=radius).map(|place| byte(line, radius, place));
    let right = line.iter().skip(1).take(radius).map(|&byte| usize::from(byte));
    let sum = left.chain(right).sum();
    sums(line, radius, sum).map(|sum| to_byte((sum + radius) / count)).collect()
}

/// Its sums have 16 bits.
fn narrow(line: &[u8], radius: usize) -> Vec<u8> {
    let count = 2 * radius + 1;
    right_sums(line, radius).map(|sum| to_byte(((sum + radius) & 0xffff) / count)).collect()
}

/// Takes 16 bytes at a time, each as if it were all of the line.
fn pieces(line: &[u8], radius: usize) -> Vec<u8> {
    line.chunks(16).flat_map(|piece| sliding(piece, radius)).collect()
}

/// In fixed point: a sum has 24 bits behind the point, which a `usize` of 32 bits has no room for.
fn fixed(line: &[u8], radius: usize) -> Vec<u8> {
    let count = 2 * radius + 1;
    let half = 1 << 23;
    right_sums(line, radius).map(|sum| to_byte(((sum << 24) / count + half) >> 24)).collect()
}
