//! Colour and level of a light, ignorant of JavaScript.

use std::{error::Error, fmt};

/// Why something was refused. Nothing has changed.
#[derive(Debug, PartialEq)]
pub enum Refused {
    /// No colour.
    Colour(String),
    /// No level.
    Level(f64),
}

impl fmt::Display for Refused {
    /// Names the thing, the reason and the cure.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // {text:?} puts the text into quotes, so that one sees where it ends.
            Self::Colour(text) => {
                write!(
                    formatter,
                    "the colour {text:?} cannot be read: write #rrggbb, such as #ff8000"
                )
            }
            Self::Level(level) => {
                write!(formatter, "the level {level} is out of range: give a number from 0 to 100")
            }
        }
    }
}

// What has this can become a JsError by `?`.
impl Error for Refused {}

/// Red, green and blue.
pub type Channels = [u8; 3];

/// Reads a colour such as #ff8000.
pub fn channels(text: &str) -> Result<Channels, Refused> {
    // One reason for all: what the caller has to do is the same.
    read(text).ok_or_else(|| Refused::Colour(text.to_owned()))
}

fn read(text: &str) -> Option<Channels> {
    // Unlike &text[1..], this has an answer for every text: also for none, and for one that begins with a longer character.
    let digits = text.strip_prefix('#')?;
    // from_str_radix takes a sign, too: "+f8000".
    if digits.len() != 6 || !digits.bytes().all(|it| it.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

/// A light that is as it was told last.
#[derive(Debug, Default, PartialEq)]
pub struct Light {
    pub colour: Channels,
    pub level: f64,
}

impl Light {
    /// Takes both, or none.
    pub fn set(&mut self, colour: &str, level: f64) -> Result<(), Refused> {
        // First whatever may be refused, then what changes.
        let colour = channels(colour)?;
        // NaN is neither less than 0 nor more than 100, but it is not in the range either.
        if !(0.0..=100.0).contains(&level) {
            return Err(Refused::Level(level));
        }
        *self = Self { colour, level };
        Ok(())
    }
}
