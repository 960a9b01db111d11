use alloc::string::{String, ToString};
use core::fmt;

/// Why an image was not made or not filtered. Nothing has changed.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// A number is not what it must be.
    OutOfRange {
        /// What the number is called.
        what: &'static str,
        /// The number that was given.
        is: f64,
        /// What it must be instead.
        must_be: &'static str,
    },
    /// There is no room for an image, or for what a filter works with.
    OutOfMemory,
    /// What was told of the progress wanted no more.
    Cancelled,
    /// An image is used, in JavaScript, while a filter works on it.
    Busy,
}

impl Error {
    /// The one text for Rust and JavaScript. `decimal` writes a number, since Rust's own way to
    /// print an `f64` would weigh more than most filters and every JavaScript engine has another.
    pub(crate) fn message(&self, decimal: impl Fn(f64) -> String) -> String {
        match self {
            Error::OutOfRange { what, is, must_be } => {
                [what, " is ", &decimal(*is), ", but must be ", must_be].concat()
            }
            Error::Busy => {
                "the image is busy: wait until its filter has ended, and filter into another image"
                    .into()
            }
            Error::Cancelled => "cancelled: the progress callback ended the filter".into(),
            Error::OutOfMemory => {
                "out of memory: free images that are no longer needed, or use smaller ones".into()
            }
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message(|number| number.to_string()))
    }
}

impl core::error::Error for Error {}
