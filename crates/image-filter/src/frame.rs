//! Where a filter reads and where it writes.

use crate::Error;

/// A pixel: red, green, blue, alpha.
pub(crate) type Pixel = [u8; 4];

/// What is told how much is done, from 0 to 1, and may end the work with an error.
pub type Progress<'a> = dyn FnMut(f64) -> Result<(), Error> + 'a;

/// Rows from one report of progress to the next. At 4K a band of the dearest filter at a sigma of 3 takes some
/// milliseconds, so that a caller who waits for a cancelled one does not notice.
pub(crate) const BAND: usize = 64;

/// The rows that a filter reads, and those that it writes: of one image or of two.
///
/// A filter writes its rows from top to bottom, each once, and reads none above the one that it writes next: in place,
/// those are gone. What it still needs of them, it keeps.
pub(crate) struct Frame<'a> {
    /// Absent when a filter works in place.
    pub(crate) source: Option<&'a [Pixel]>,
    pub(crate) target: &'a mut [Pixel],
    pub(crate) width: usize,
    pub(crate) progress: &'a mut Progress<'a>,
}

impl Frame<'_> {
    pub(crate) fn height(&self) -> usize {
        self.target.len().div_ceil(self.width)
    }

    /// A row to read; beyond the last, the last.
    pub(crate) fn source(&self, y: usize) -> &[Pixel] {
        let y = y.min(self.height() - 1);
        &self.source.unwrap_or(self.target)[y * self.width..][..self.width]
    }

    /// A row to overwrite, holding what the source has there: its alpha stays.
    pub(crate) fn target(&mut self, y: usize) -> &mut [Pixel] {
        let row = y * self.width..self.target.len().min((y + 1) * self.width);
        if let Some(source) = self.source {
            self.target[row.clone()].copy_from_slice(&source[row.clone()]);
        }
        &mut self.target[row]
    }

    /// To be called when a row is written: reports progress after each band.
    pub(crate) fn written(&mut self, y: usize) -> Result<(), Error> {
        let rows = y + 1;
        if !rows.is_multiple_of(BAND) {
            return Ok(());
        }
        #[expect(clippy::cast_precision_loss, reason = "a share needs no more digits")]
        let done = rows as f64 / self.height() as f64;
        (self.progress)(done)
    }
}

/// Fills `margin` pixels on either side of a row with the nearest of its own.
pub(crate) fn repeat_ends<T: Copy>(line: &mut [T], margin: usize, width: usize) {
    let (first, last) = (line[margin], line[margin + width - 1]);
    line[..margin].fill(first);
    line[margin + width..][..margin].fill(last);
}
