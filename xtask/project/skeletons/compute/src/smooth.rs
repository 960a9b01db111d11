/// The mean of each byte and up to `radius` others on each side of it, rounded to the nearest, halves up.
///
/// The sum slides along: one byte enters it and another leaves, so that the time does not depend on the radius.
pub fn smoothed(bytes: &[u8], radius: usize) -> impl Iterator<Item = u8> {
    let (mut start, mut end, mut sum) = (0, 0, 0_usize);
    (0..bytes.len()).map(move |at| {
        while end < bytes.len() && end - at <= radius {
            sum += usize::from(bytes[end]);
            end += 1;
        }
        if at - start > radius {
            sum -= usize::from(bytes[start]);
            start += 1;
        }
        let count = end - start;
        let mean = (sum + count / 2) / count;
        // A mean of bytes is a byte.
        u8::try_from(mean).unwrap_or(u8::MAX)
    })
}
