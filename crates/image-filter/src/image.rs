use crate::Error;
use crate::check::{byte_length, pixels_length};
use crate::memory::filled;

/// A picture of RGBA pixels: 8 bits a channel, row by row from the top, straight alpha.
///
/// The filters work in place, never move the pixels, and keep alpha.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    pub(crate) pixels: Vec<[u8; 4]>,
    pub(crate) width: usize,
}

impl Image {
    /// A transparent black image.
    ///
    /// # Errors
    ///
    /// When it would have no pixel or more than 2²⁹ − 1, or when memory is short.
    pub fn new(width: u32, height: u32) -> Result<Image, Error> {
        let pixels = filled(byte_length(width, height)? / 4)?;
        Ok(Image { pixels, width: width as usize })
    }

    /// An image of the given bytes: red, green, blue and alpha of each pixel, row by row.
    ///
    /// # Errors
    ///
    /// As [`Image::new`], and when there are not exactly 4 × width × height bytes.
    pub fn from_rgba(pixels: &[u8], width: u32, height: u32) -> Result<Image, Error> {
        pixels_length(pixels.len(), width, height)?;
        let mut image = Image::new(width, height)?;
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
}
