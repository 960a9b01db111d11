#![doc = include_str!("../README.md")]

#[cfg(target_family = "wasm")]
mod abi;
#[cfg(any(target_family = "wasm", test))]
mod buffers;
mod greeting;

#[cfg(target_family = "wasm")]
pub use abi::{INVALID_UTF8, OUT_OF_BOUNDS, OUT_OF_MEMORY, allocate, greet, release};
pub use greeting::greeting;
