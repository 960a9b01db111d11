//! Images of another size: each pixel becomes a weighted mean of the source's, of columns first, then along the row.

mod weights;

use alloc::vec::Vec;

use crate::check::Size;
use crate::frame::{BAND, Pixel, Progress};
use crate::kernels::resize::{self as kernel, Pair, pixels};
use crate::memory::Memory;
use crate::{Error, Image};
use weights::Weights;

/// Which pixels of the source a new pixel is made of, and how much each counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Resampling {
    /// Each counts by how much of it the new pixel covers: the plain mean, where the image shrinks. Where it grows, pixels
    /// become rectangles, and only new pixels across a border of two mix them.
    Area,
    /// By the [Lanczos window][1] of three lobes, which reaches over three pixels to either side: of the new ones where the
    /// image shrinks, of the source where it grows. Sharper, with faint halos along hard edges.
    ///
    /// [1]: https://en.wikipedia.org/wiki/Lanczos_resampling
    Lanczos3,
}

impl Image {
    /// The image in another size, from 1 pixel to 2²⁹ − 1.
    ///
    /// Pixels count by their alpha too, so that colours of transparent ones do not show; a pixel whose alpha becomes 0 is
    /// 0, 0, 0, 0. Beyond the border there is nothing to count. `progress` is told how much is done between bands of 64 rows.
    ///
    /// Alpha differs by less than 1 from what real numbers would give, and a colour by less than 255 / alpha: where the image
    /// is opaque, by less than 1.
    ///
    /// Besides both images this takes memory for the rows that count for one of the target, 8 bytes a pixel: half a megabyte
    /// to halve 3840 × 2160 pixels by `Lanczos3`, and twice the image's own where all rows become one.
    ///
    /// # Errors
    ///
    /// When a side is no whole number from 1 on, there would be more than 2²⁹ − 1 pixels, or memory is short;
    /// and what `progress` returns.
    pub fn resized(
        &self,
        width: f64,
        height: f64,
        resampling: Resampling,
        progress: Option<&mut Progress>,
    ) -> Result<Image, Error> {
        let Size { width, height, pixels: length } = Size::new(width, height)?;
        let mut memory = Memory::default();
        let mut resizing = Resizing::new(self, width, height, resampling, &mut memory);
        // Kernels write pixels by four, which may be more than a row.
        let mut row = memory.zeros(width.next_multiple_of(4));
        let mut pixels = memory.with_room(length);
        memory.granted()?;
        let nothing: &mut Progress = &mut |_| Ok(());
        let progress = progress.unwrap_or(nothing);
        for y in 0..height {
            resizing.write_row(y, row.as_chunks_mut().0);
            pixels.extend_from_slice(&row[..width]);
            if (y + 1).is_multiple_of(BAND) {
                #[expect(clippy::cast_precision_loss, reason = "a share needs no more digits")]
                progress((y + 1) as f64 / height as f64)?;
            }
        }
        Ok(Image { pixels, width })
    }
}

/// The source, and what it takes to make rows of the target, one after the other.
struct Resizing<'a> {
    source: &'a Image,
    down: Weights,
    across: Weights,
    /// Both sides become half as long, and every pixel the mean of four.
    halves: bool,
    /// Pairs of rows of the source: as many as count for a row of the target.
    ring: Vec<Pair>,
    /// From one of them to the next. Kernels write and read pixels by four.
    stride: usize,
    /// What those in the ring weigh.
    weights: Vec<[i16; 2]>,
    /// Pairs up to the last in the ring.
    entered: usize,
    /// No pixel in the ring is transparent: then it holds colours as they are. Once one was, for all rows that follow, colours
    /// are multiplied by alpha, and alpha by 255.
    opaque: bool,
    /// The means of columns, side by side, and as much more as there are weights: these are 0 there.
    line: Vec<Pair>,
}

impl Resizing<'_> {
    /// Not to be used before memory is granted.
    fn new<'a>(
        source: &'a Image,
        width: usize,
        height: usize,
        resampling: Resampling,
        memory: &mut Memory,
    ) -> Resizing<'a> {
        let down = Weights::new(source.height(), height, resampling, memory);
        let across = Weights::new(source.width, width, resampling, memory);
        let halves = resampling == Resampling::Area
            && source.width == 2 * width
            && source.height() == 2 * height;
        let stride = (source.width.next_multiple_of(4) + across.offset).next_multiple_of(4);
        let ring = memory.zeros(stride.saturating_mul(down.pairs));
        let weights = memory.zeros(down.pairs);
        let line = memory.zeros(stride / 2 + across.pairs);
        let (entered, opaque) = (0, true);
        Resizing { source, down, across, halves, ring, stride, weights, entered, opaque, line }
    }

    /// Rows are written from top to bottom.
    fn write_row(&mut self, y: usize, pixels: &mut [[Pixel; 4]]) {
        let (above, below) = (row(self.source, 2 * y), row(self.source, 2 * y + 1));
        if self.halves && pixels::halve(above, below, pixels) {
            return;
        }
        let start = self.down.starts.as_flattened()[y];
        self.enter(start);
        let (down, across) = (&self.down, &self.across);
        let fraction = kernel::BITS - across.bits;
        let shift = if self.opaque { down.bits } else { down.bits + 8 - excess(down) } - fraction;
        let values = &down.values[y / 4 * down.pairs..][..down.pairs];
        for (number, values) in values.iter().enumerate() {
            self.weights[(start + number) % down.pairs] = values[y % 4];
        }
        let line = &mut self.line[..self.stride / 2];
        kernel::mix_columns(&self.ring, &self.weights, shift, line);
        kernel::mix_row(&self.line, &across.starts, &across.values, self.opaque, pixels);
    }

    /// Brings pairs of rows into the ring, as many as count for a row of the target. Those there already stay.
    fn enter(&mut self, start: usize) {
        let (pairs, offset) = (self.down.pairs, self.down.offset);
        let mut pair = self.entered.max(start);
        while pair < start + pairs {
            let above = row(self.source, (2 * pair).saturating_sub(offset));
            let below = row(self.source, 2 * pair + 1 - offset);
            let out = &mut self.ring[pair % pairs * self.stride..][self.across.offset..self.stride];
            pair += 1;
            if !self.opaque {
                pixels::pair_premultiplied(above, below, excess(&self.down), out);
            } else if !pixels::pair_rows(above, below, out) {
                self.opaque = false;
                pair = start;
            }
        }
        self.entered = pair;
    }
}

/// Bits of products of a colour and alpha that weighted sums have no room for: the finer the weights, the more.
fn excess(down: &Weights) -> u32 {
    (down.bits - 14).max(1)
}

/// A row of pixels; beyond the last, the last.
fn row(image: &Image, y: usize) -> &[Pixel] {
    &image.pixels[y.min(image.height() - 1) * image.width..][..image.width]
}
