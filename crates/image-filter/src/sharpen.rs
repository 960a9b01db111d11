use crate::check::parameter;
use crate::memory::copied;
use crate::neighbours::{neighbours, rows};
use crate::pointwise::rounded;
use crate::{Error, Image};

impl Image {
    /// Moves each colour away from the mean of the pixels above, below, left and right of it, by
    /// `amount` times their difference (a [Laplacian] is taken away): 0 changes nothing.
    ///
    /// [Laplacian]: https://en.wikipedia.org/wiki/Discrete_Laplace_operator
    ///
    /// # Errors
    ///
    /// When `amount` is not from 0 to 10, or when memory for a working copy is short.
    pub fn sharpen(&mut self, amount: f64) -> Result<(), Error> {
        let amount = parameter("amount", amount, 0.0..=10.0, "from 0 to 10")?;
        let source = copied(&self.pixels)?;
        for (y, row) in self.pixels.chunks_exact_mut(self.width).enumerate() {
            let rows = rows(&source, row.len(), y);
            for (x, pixel) in row.iter_mut().enumerate() {
                let [[_, above, _], [left, here, right], [_, below, _]] = neighbours(rows, x);
                for (channel, colour) in pixel[..3].iter_mut().enumerate() {
                    let value = |pixel: [u8; 4]| f32::from(pixel[channel]);
                    let mean = (value(above) + value(below) + value(left) + value(right)) / 4.0;
                    *colour = rounded(value(here) + amount * (value(here) - mean));
                }
            }
        }
        Ok(())
    }
}
