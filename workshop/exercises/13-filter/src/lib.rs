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
    todo!("add {amount} to the colours in {} bytes", pixels.len())
}

/// Four pixels at a time.
#[cfg(target_feature = "simd128")]
pub fn simd(pixels: &mut [u8], amount: i32) {
    todo!("add {amount} to the colours in {} bytes, 16 at a time", pixels.len())
}
