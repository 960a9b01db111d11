//! Counts primes, and stops when it is told to.

mod primes;

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::AbortSignal;

pub use primes::Primes;

/// Counts primes.
///
/// @param below - Those that are smaller than this.
/// @param signal - Stops the counting when it is aborted.
/// @returns How many there are.
/// @throws {unknown} `signal.reason`, whatever it is, once the signal is aborted.
#[wasm_bindgen(js_name = countPrimes)]
pub async fn count_primes(below: u32, signal: Option<AbortSignal>) -> Result<u32, JsValue> {
    let mut primes = Primes::below(below);
    if let Some(signal) = &signal
        && signal.aborted()
    {
        return Err(signal.reason());
    }
    while primes.step() {}
    Ok(primes.found())
}
