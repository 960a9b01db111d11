//! What is done with each pixel, one at a time: the kernels to read first, and those for targets without SIMD.
//! The ones in `simd` have the same names and compute the same, bit for bit.

pub(crate) mod box_blur;
pub(crate) mod cascade;
pub(crate) mod convolve;
pub(crate) mod edges;
pub(crate) mod pointwise;
pub(crate) mod resize;
pub(crate) mod weighted;
