//! What plain JavaScript computes as well, in `bench/inside/plain.js`, line by line.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub fn sum(values: &[f64]) -> f64 {
    values.iter().sum()
}

/// FNV-1a.
#[wasm_bindgen]
pub fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// The mean of each pixel and its eight neighbours; the border stays as it is.
#[wasm_bindgen]
pub fn blur(pixels: &[u8], width: usize) -> Vec<u8> {
    let mut result = pixels.to_vec();
    blur_into(pixels, &mut result, width);
    result
}

fn blur_into(pixels: &[u8], result: &mut [u8], width: usize) {
    let height = pixels.len() / width;
    for y in 1..height.saturating_sub(1) {
        let row = |y: usize| &pixels[y * width..][..width];
        let (above, same, below) = (row(y - 1), row(y), row(y + 1));
        let inner = &mut result[y * width + 1..][..width - 2];
        for (x, pixel) in inner.iter_mut().enumerate() {
            let three =
                |row: &[u8]| u16::from(row[x]) + u16::from(row[x + 1]) + u16::from(row[x + 2]);
            *pixel = ((three(above) + three(same) + three(below)) / 9) as u8;
        }
    }
}

/// The same on what is in Wasm memory already.
#[wasm_bindgen]
pub struct Data {
    values: Vec<f64>,
    bytes: Vec<u8>,
    result: Vec<u8>,
}

#[wasm_bindgen]
impl Data {
    #[wasm_bindgen(constructor)]
    pub fn new(values: Vec<f64>, bytes: Vec<u8>) -> Self {
        let result = bytes.clone();
        Self { values, bytes, result }
    }

    pub fn sum(&self) -> f64 {
        sum(&self.values)
    }

    pub fn hash(&self) -> u32 {
        hash(&self.bytes)
    }

    pub fn blur(&mut self, width: usize) {
        blur_into(&self.bytes, &mut self.result, width);
    }

    /// What the last blur gave.
    pub fn result(&self) -> Vec<u8> {
        self.result.clone()
    }
}
