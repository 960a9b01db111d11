use core::fmt;

use crate::Bounds;

/// Why an image was not made or not filtered. Nothing has changed.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// A number is not what it must be.
    OutOfRange {
        /// The number that was given.
        is: f64,
        /// What it must be instead.
        must_be: &'static Bounds,
    },
    /// Something is longer or shorter than it must be.
    WrongLength {
        /// What the length is called.
        what: &'static str,
        /// The length that was given.
        is: f64,
        /// The length that it must be instead.
        must_be: f64,
    },
    /// There is no room for an image, or for what a filter works with.
    OutOfMemory,
    /// What was told of the progress wanted no more.
    Cancelled,
    /// An image is used, in JavaScript, while a filter works on it.
    Busy,
}

/// Of a message.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    Text(&'static str),
    Number(f64),
}

impl Error {
    /// Writes the one text for Rust and JavaScript, part by part. Each puts them together and writes numbers its own way: Rust's
    /// code to write an `f64` would weigh more than most filters.
    pub(crate) fn message(&self, write: &mut dyn FnMut(Part)) {
        let text = match self {
            Error::OutOfRange { is, must_be: Bounds { name, least, most, is_whole } } => {
                write(Part::Text(name));
                write(Part::Text(" is "));
                write(Part::Number(*is));
                write(Part::Text(", but must be "));
                write(Part::Text(if *is_whole { "a whole number from " } else { "from " }));
                write(Part::Number(*least));
                write(Part::Text(" to "));
                return write(Part::Number(*most));
            }
            Error::WrongLength { what, is, must_be } => {
                write(Part::Text(what));
                write(Part::Text(" is "));
                write(Part::Number(*is));
                write(Part::Text(", but must be "));
                return write(Part::Number(*must_be));
            }
            Error::Busy => {
                "the image is busy: wait until its filter or copy has ended, or use another image"
            }
            Error::Cancelled => "cancelled: the progress callback ended the filter",
            Error::OutOfMemory => {
                "out of memory: free images that are no longer needed, or use smaller ones"
            }
        };
        write(Part::Text(text));
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut result = Ok(());
        self.message(&mut |part| {
            result = result.and_then(|()| match part {
                Part::Text(text) => formatter.write_str(text),
                Part::Number(number) => number.fmt(formatter),
            });
        });
        result
    }
}

impl core::error::Error for Error {}
