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
            Self::Colour(text) => todo!("name the thing, the reason and the cure: {text:?}"),
            Self::Level(level) => {
                write!(formatter, "the level {level} is out of range: give a number from 0 to 100")
            }
        }
    }
}

impl Error for Refused {}

/// Red, green and blue.
pub type Channels = [u8; 3];

/// Reads a colour such as #ff8000.
pub fn channels(text: &str) -> Result<Channels, Refused> {
    let number = u32::from_str_radix(&text[1..], 16).unwrap();
    let [_, red, green, blue] = number.to_be_bytes();
    Ok([red, green, blue])
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
        self.colour = channels(colour)?;
        assert!(level <= 100.0);
        self.level = level;
        Ok(())
    }
}
