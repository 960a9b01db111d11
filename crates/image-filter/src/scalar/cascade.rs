//! The Gaussian blur from nothing but means of two bytes.

/// Blurs lightly: of three lines, `out` becomes the one in the middle, mixed with the mean of the others. That mean weighs
/// 1/2; each further mixing halves it. `out` becomes the negative of this: 255 minus each byte.
///
/// `out` may be up to 63 bytes longer than the lines; what is written beyond them does not matter.
pub(crate) fn smooth(lines: [&[u8]; 3], mixings: u8, out: &mut [u8]) {
    let [before, middle, after] = lines;
    for (((before, &middle), &after), out) in before.iter().zip(middle).zip(after).zip(out) {
        *out = mean(*before, after);
        for _ in 0..mixings {
            *out = mean(*out, middle);
        }
        *out = !*out;
    }
}

/// Sets the colours of pixels, but not their alpha, to those of a line.
pub(crate) fn set(pixels: &mut [[u8; 4]], line: &[u8]) {
    for (pixel, line) in pixels.iter_mut().zip(line.as_chunks::<4>().0) {
        pixel[..3].copy_from_slice(&line[..3]);
    }
}

/// Halves go up.
fn mean(one: u8, other: u8) -> u8 {
    one.midpoint(other) + ((one ^ other) & 1)
}
