use crate::Error;
use crate::check::{self, Size};
use crate::filter::{Filter, Stage, stages};
use crate::frame::{Frame, Pixel, Progress};
use crate::memory::Memory;
use alloc::vec::Vec;

/// A picture of RGBA pixels: 8 bits a channel, row by row from the top, straight alpha.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    pub(crate) pixels: Vec<Pixel>,
    pub(crate) width: usize,
}

impl Image {
    /// A transparent black image.
    ///
    /// # Errors
    ///
    /// When it would have no pixel or more than 2²⁹ − 1, or when memory is short.
    pub fn new(width: u32, height: u32) -> Result<Image, Error> {
        Image::of(&Size::new(width.into(), height.into())?)
    }

    pub(crate) fn of(size: &Size) -> Result<Image, Error> {
        let mut memory = Memory::default();
        let pixels = memory.zeros(size.pixels);
        memory.granted()?;
        Ok(Image { pixels, width: size.width })
    }

    /// An image of the given bytes: red, green, blue and alpha of each pixel, row by row.
    ///
    /// # Errors
    ///
    /// As [`Image::new`], and when there are not exactly 4 × width × height bytes.
    pub fn from_rgba(pixels: &[u8], width: u32, height: u32) -> Result<Image, Error> {
        let size = Size::new(width.into(), height.into())?;
        check::bytes(pixels.len(), &size)?;
        let mut image = Image::of(&size)?;
        image.pixels_mut().copy_from_slice(pixels);
        Ok(image)
    }

    /// Pixels in a row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    #[must_use]
    pub fn height(&self) -> usize {
        self.pixels.len() / self.width
    }

    /// The 4 × width × height bytes.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        self.pixels.as_flattened()
    }

    /// The same bytes, to write.
    #[must_use]
    pub fn pixels_mut(&mut self) -> &mut [u8] {
        self.pixels.as_flattened_mut()
    }

    /// Filters in place: one filter after the other, neighbouring pointwise ones in one pass.
    ///
    /// With `progress`, which is told how much is done between bands of rows, the pixels move, and a second image's worth
    /// of memory is used on the way, so that the image is as it was when `progress` ends the work with an error.
    ///
    /// # Errors
    ///
    /// When memory for working lines, or for that second image, is short; and what `progress` returns.
    /// Then the image is as it was.
    pub fn apply(
        &mut self,
        filters: &[Filter],
        progress: Option<&mut Progress>,
    ) -> Result<(), Error> {
        let mut stages = stages(filters, self.width, self.height())?;
        if let Some(progress) = progress {
            let mut memory = Memory::default();
            let mut pixels = memory.zeros(self.pixels.len());
            memory.granted()?;
            run(&mut stages, Some(&self.pixels), &mut pixels, self.width, progress)?;
            self.pixels = pixels;
            return Ok(());
        }
        run(&mut stages, None, &mut self.pixels, self.width, &mut |_| Ok(()))
    }

    /// Filters into a second image of the same size.
    ///
    /// # Errors
    ///
    /// When sizes differ, or memory for working lines is short: then `target` is as it was. And what `progress` returns:
    /// then `target` is filtered in part.
    pub fn apply_into(
        &self,
        target: &mut Image,
        filters: &[Filter],
        progress: Option<&mut Progress>,
    ) -> Result<(), Error> {
        check::length("target.width", target.width, self.width)?;
        check::length("target.height", target.height(), self.height())?;
        let mut stages = stages(filters, self.width, self.height())?;
        let nothing: &mut Progress = &mut |_| Ok(());
        let progress = progress.unwrap_or(nothing);
        run(&mut stages, Some(&self.pixels), &mut target.pixels, self.width, progress)
    }
}

/// Runs all passes, the first from the source, where there is one, to the target, and the others in the target.
fn run(
    stages: &mut [Stage],
    mut source: Option<&[Pixel]>,
    target: &mut [Pixel],
    width: usize,
    progress: &mut Progress,
) -> Result<(), Error> {
    if let (true, Some(source)) = (stages.is_empty(), source) {
        target.copy_from_slice(source);
    }
    let count = stages.len();
    for (number, stage) in stages.iter_mut().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a share needs no more digits")]
        let mut share = |done: f64| progress((number as f64 + done) / count as f64);
        stage.run(&mut Frame { source: source.take(), target, width, progress: &mut share })?;
    }
    Ok(())
}
