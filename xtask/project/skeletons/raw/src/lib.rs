#![doc = include_str!("../README.md")]

#[cfg(target_family = "wasm")]
mod abi;
mod crc;

#[cfg(target_family = "wasm")]
pub use abi::{buffer, capacity, update};
pub use crc::crc32;
