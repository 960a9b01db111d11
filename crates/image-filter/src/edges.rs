use crate::memory::filled;
use crate::neighbours::{neighbours, rows};
use crate::pointwise::{luma, rounded};
use crate::{Error, Image};

impl Image {
    /// Replaces each colour by the length of the gradient of the luma there: flat areas turn black,
    /// edges bright. [Sobel's operator][1], square root of the sum of both squares, at most 255.
    ///
    /// [1]: https://en.wikipedia.org/wiki/Sobel_operator
    ///
    /// # Errors
    ///
    /// When memory for a working copy is short.
    pub fn edges(&mut self) -> Result<(), Error> {
        let mut gray = filled(self.pixels.len())?;
        for (gray, pixel) in gray.iter_mut().zip(&self.pixels) {
            *gray = luma(*pixel);
        }
        for (y, row) in self.pixels.chunks_exact_mut(self.width).enumerate() {
            let rows = rows(&gray, row.len(), y);
            for (x, pixel) in row.iter_mut().enumerate() {
                let length = gradient(neighbours(rows, x));
                pixel[..3].fill(rounded(length));
            }
        }
        Ok(())
    }
}

/// The length of Sobel's gradient. Single precision is enough: the root of a whole number below 256²
/// is at least 0.0004 away from the halves where rounding turns.
fn gradient(gray: [[u8; 3]; 3]) -> f32 {
    let [[nw, n, ne], [w, _, e], [sw, s, se]] = gray.map(|row| row.map(f32::from));
    let across = (ne + 2.0 * e + se) - (nw + 2.0 * w + sw);
    let down = (sw + 2.0 * s + se) - (nw + 2.0 * n + ne);
    (across * across + down * down).sqrt()
}
