#![doc = include_str!("../README.md")]

mod rolls;
mod uuid;
mod whole_number;

use js_sys::{Error, Number, RangeError};
use rolls::{Failure, rolls};
use std::num::NonZeroU32;
use wasm_bindgen::prelude::wasm_bindgen;
use whole_number::whole_number;

#[cfg(all(feature = "small", target_family = "wasm"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// 64 MiB of rolls, and for a moment as much again: the copy that JavaScript gets.
const MAX_COUNT: u32 = 1 << 24;

/// Rolls dice that favour no side and that nobody can foresee.
///
/// @param sides - The number of sides of each die, a whole number from 1 to 4294967295.
/// @param count - The number of dice, a whole number from 0 to 16777216.
/// @returns For each die a number from 1 to `sides`.
/// @throws {RangeError} If `sides` or `count` is anything else.
/// @throws {Error} If there is no memory for so many, or no randomness to be had.
#[wasm_bindgen]
pub fn roll(sides: f64, count: f64) -> Result<Vec<u32>, Error> {
    let Some(sides) = whole_number(sides).and_then(NonZeroU32::new) else {
        return Err(range_error("sides", sides, 1, u32::MAX));
    };
    let Some(count) = whole_number(count).filter(|count| *count <= MAX_COUNT) else {
        return Err(range_error("count", count, 0, MAX_COUNT));
    };
    rolls(sides, count as usize, getrandom::fill).map_err(|failure| match failure {
        Failure::Memory => {
            Error::new(&format!("no memory for {count} rolls: ask for fewer at once"))
        }
        Failure::Source(error) => no_randomness(error),
    })
}

/// Makes a random UUID: version 4 of RFC 9562, in lower case.
///
/// @returns For example `919108f7-52d1-4320-9bac-f847db4148a8`.
/// @throws {Error} If there is no randomness to be had.
#[wasm_bindgen]
pub fn uuid() -> Result<String, Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(no_randomness)?;
    Ok(uuid::uuid(bytes))
}

fn range_error(name: &str, number: f64, least: u32, most: u32) -> Error {
    // JavaScript writes the number, so that it reads as it does there: `Infinity`, `1e+300`.
    let number = Number::from(number).to_js_string();
    RangeError::new(&format!("{name} must be a whole number from {least} to {most}, not {number}"))
        .into()
}

fn no_randomness(error: getrandom::Error) -> Error {
    Error::new(&format!("no randomness to be had: {error}"))
}
