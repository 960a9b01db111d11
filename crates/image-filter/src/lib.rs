#![doc = include_str!("../README.md")]
#![no_std]
#![cfg_attr(
    not(feature = "default"),
    allow(
        dead_code,
        unreachable_patterns,
        unused_imports,
        unused_mut,
        unused_variables,
        reason = "what filters need that are left out"
    )
)]

extern crate alloc;
#[cfg(not(all(feature = "small", target_family = "wasm")))]
extern crate std;

mod boundary;
mod box_blur;
mod check;
mod convolve;
mod edges;
mod error;
mod filter;
mod frame;
mod gaussian;
mod image;
mod memory;
mod pointwise;
mod resize;
#[cfg(all(feature = "small", target_family = "wasm"))]
mod small;

// The scalar kernels are the ones to read first; the others compute the same, 16 bytes at a time.
#[cfg(any(feature = "scalar", not(target_feature = "simd128")))]
#[path = "scalar/mod.rs"]
mod kernels;
#[cfg(all(target_feature = "simd128", not(feature = "scalar")))]
#[path = "simd/mod.rs"]
mod kernels;

pub use boundary::JsImage;
#[cfg(feature = "pipeline")]
pub use boundary::Pipeline;
pub use check::Bounds;
pub use error::Error;
pub use filter::{Filter, Quality};
pub use frame::Progress;
pub use image::Image;
pub use resize::Resampling;
