//! Randomness, from each version of getrandom that is in use.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
pub fn random() -> Vec<u8> {
    let mut bytes = vec![0; 16];
    #[cfg(feature = "two")]
    getrandom_2::getrandom(&mut bytes).unwrap();
    #[cfg(feature = "three")]
    getrandom_3::fill(&mut bytes).unwrap();
    #[cfg(feature = "four")]
    getrandom_4::fill(&mut bytes).unwrap();
    bytes
}
