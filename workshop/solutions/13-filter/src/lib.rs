//! A filter over pixels: brighter, darker.

use wasm_bindgen::prelude::wasm_bindgen;

/// Makes pixels brighter or darker, in place. Alpha stays.
///
/// @param pixels - Red, green, blue and alpha of each, as `ImageData` has them.
/// @param amount - What is added to each colour, from -255 to 255. What is beyond counts as the nearer one of these.
#[wasm_bindgen]
pub fn brighten(
    #[wasm_bindgen(unchecked_param_type = "Uint8ClampedArray")] pixels: &mut [u8],
    amount: i32,
) {
    #[cfg(target_feature = "simd128")]
    simd(pixels, amount);
    #[cfg(not(target_feature = "simd128"))]
    plain(pixels, amount);
}

/// One colour after another.
pub fn plain(pixels: &mut [u8], amount: i32) {
    let step = step(amount);
    // What is no whole pixel is left out here, and so left as it is.
    let (pixels, _) = pixels.as_chunks_mut::<4>();
    for [colours @ .., _alpha] in pixels {
        for colour in colours {
            *colour =
                if amount < 0 { colour.saturating_sub(step) } else { colour.saturating_add(step) };
        }
    }
}

/// Four pixels at a time.
#[cfg(target_feature = "simd128")]
pub fn simd(pixels: &mut [u8], amount: i32) {
    use core::arch::wasm32::{u8x16_add_sat, u8x16_sub_sat, u32x4_splat, v128_load, v128_store};

    let step = step(amount);
    // Alpha gets 0: it is calculated with, and stays. That is cheaper than to take it out and put
    // it back.
    let steps = u32x4_splat(u32::from_le_bytes([step, step, step, 0]));
    let (blocks, rest) = pixels.as_chunks_mut::<16>();
    for block in blocks {
        // SAFETY: a block is 16 bytes, all of them set, and `v128_load` reads them from any
        // address.
        let four = unsafe { v128_load((&raw const *block).cast()) };
        // Saturating, as the plain loop: 250 and 10 are 255. Without, they would be 4, a black spot
        // in the brightest place.
        let four = if amount < 0 { u8x16_sub_sat(four, steps) } else { u8x16_add_sat(four, steps) };
        // SAFETY: the same 16 bytes, which are borrowed for writing, and any bytes are pixels.
        unsafe { v128_store((&raw mut *block).cast(), four) };
    }
    // At most 15 bytes. 16 is a multiple of 4, so this begins with a whole pixel.
    plain(rest, amount);
}

/// How far each colour is moved, up or down.
fn step(amount: i32) -> u8 {
    u8::try_from(amount.unsigned_abs()).unwrap_or(u8::MAX)
}
