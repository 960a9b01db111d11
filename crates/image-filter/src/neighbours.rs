/// The rows above, at and below `y`. Beyond the border, the nearest row stands in.
pub(crate) fn rows<T>(plane: &[T], width: usize, y: usize) -> [&[T]; 3] {
    around(y, plane.len() / width).map(|y| &plane[y * width..][..width])
}

/// The 3 × 3 values around `x`, row by row. Beyond the border, the nearest column stands in.
pub(crate) fn neighbours<T: Copy>(rows: [&[T]; 3], x: usize) -> [[T; 3]; 3] {
    rows.map(|row| around(x, row.len()).map(|x| row[x]))
}

/// The places before, at and after one, kept inside.
fn around(place: usize, length: usize) -> [usize; 3] {
    [place.saturating_sub(1), place, (place + 1).min(length - 1)]
}
