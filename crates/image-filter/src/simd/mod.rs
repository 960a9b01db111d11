//! The kernels of `scalar`, 16 bytes at a time: what [`core::arch::wasm32`] offers where the target feature `simd128` is on.
//! Its names say shape and operation: `i16x8_add` adds eight pairs of 16 bits.

#![expect(
    clippy::inline_always,
    reason = "what is called for each block must not be, however large the kernel"
)]

pub(crate) mod box_blur;
pub(crate) mod cascade;
pub(crate) mod convolve;
pub(crate) mod edges;
pub(crate) mod pointwise;
pub(crate) mod resize;
pub(crate) mod weighted;

use core::arch::wasm32::{
    f32x4_add, f32x4_splat, i8x16, i8x16_swizzle, i32x4_sub, u32x4, u32x4_splat, v128, v128_and,
    v128_bitselect, v128_load, v128_or, v128_store,
};

/// Reads 16 bytes.
#[inline(always)]
fn load<T: Bytes>(block: &T) -> v128 {
    // SAFETY: a `Bytes` is 16 bytes of plain numbers, which all may be read. v128_load needs no alignment.
    unsafe { v128_load((&raw const *block).cast()) }
}

/// Writes 16 bytes.
#[inline(always)]
fn store<T: Bytes>(block: &mut T, bytes: v128) {
    // SAFETY: a `Bytes` is 16 bytes of plain numbers, valid whatever they are, and borrowed for writing.
    // v128_store needs no alignment.
    unsafe { v128_store((&raw mut *block).cast(), bytes) }
}

/// What fills a vector.
///
/// # Safety
///
/// Only for types of 16 bytes in which any bytes are a value.
unsafe trait Bytes {}
// SAFETY: 16 × 1 byte.
unsafe impl Bytes for [u8; 16] {}
// SAFETY: 4 × 4 bytes.
unsafe impl Bytes for [[u8; 4]; 4] {}
// SAFETY: 8 × 2 bytes.
unsafe impl Bytes for [i16; 8] {}
// SAFETY: 4 × 4 bytes.
unsafe impl Bytes for [i32; 4] {}

/// Replaces pixels, four at a time.
#[inline(always)]
fn for_each_four(pixels: &mut [[u8; 4]], mut new: impl FnMut(v128) -> v128) {
    let (blocks, rest) = pixels.as_chunks_mut::<4>();
    for block in blocks {
        let four = new(load(block));
        store(block, four);
    }
    if !rest.is_empty() {
        let mut block = [[0; 4]; 4];
        block[..rest.len()].copy_from_slice(rest);
        let four = new(load(&block));
        store(&mut block, four);
        rest.copy_from_slice(&block[..rest.len()]);
    }
}

/// A constant that stays in a register. V8 makes a constant anew wherever it is used, by three or more instructions,
/// which in a loop of twenty is most of the time; it keeps what it does not know to be one.
#[inline(always)]
fn kept(constant: v128) -> v128 {
    core::hint::black_box(constant)
}

/// Which bits of four pixels are colours.
const COLOURS: v128 = u32x4(0x00ff_ffff, 0x00ff_ffff, 0x00ff_ffff, 0x00ff_ffff);

/// Sets the colours of pixels, and leaves alpha.
struct SetColours(v128);

impl SetColours {
    #[inline(always)]
    fn new() -> SetColours {
        SetColours(kept(COLOURS))
    }

    #[inline(always)]
    fn of(&self, pixels: v128, colours: v128) -> v128 {
        v128_bitselect(colours, pixels, self.0)
    }
}

/// Sets the colours of pixels to grays, which have 32 bits each.
struct SetGrays {
    alpha: v128,
    thrice: v128,
}

impl SetGrays {
    #[inline(always)]
    fn new() -> SetGrays {
        SetGrays {
            alpha: kept(u32x4_splat(0xff00_0000)),
            // -1 makes 0.
            thrice: kept(i8x16(0, 0, 0, -1, 4, 4, 4, -1, 8, 8, 8, -1, 12, 12, 12, -1)),
        }
    }

    #[inline(always)]
    fn of(&self, pixels: v128, grays: v128) -> v128 {
        v128_or(v128_and(pixels, self.alpha), i8x16_swizzle(grays, self.thrice))
    }
}

/// Rounds floating-point numbers from 0 to 2²² to whole ones: one as large as 2²³ has no bits left behind the point, and
/// what was added to make it so is taken away from its bits.
struct Round(v128);

impl Round {
    #[inline(always)]
    fn new() -> Round {
        Round(kept(f32x4_splat(8_388_608.0)))
    }

    #[inline(always)]
    fn of(&self, numbers: v128) -> v128 {
        i32x4_sub(self.of_16(numbers), self.0)
    }

    /// Those below 2¹⁶, in the lower half of their bits. In the upper one is what is left of 2²³.
    #[inline(always)]
    fn of_16(&self, numbers: v128) -> v128 {
        f32x4_add(numbers, self.0)
    }
}
