//! Counts primes, and stops when it is told to.

mod primes;

use js_sys::{Function, Promise};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::AbortSignal;

pub use primes::Primes;

#[wasm_bindgen]
extern "C" {
    // The global function, which pages, workers and Node have. What it returns is not wanted here.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(run: &Function, milliseconds: u32);
}

/// Counts primes.
///
/// @param below - Those that are smaller than this.
/// @param signal - Stops the counting when it is aborted.
/// @returns How many there are.
/// @throws {unknown} `signal.reason`, whatever it is, once the signal is aborted.
#[wasm_bindgen(js_name = countPrimes)]
pub async fn count_primes(below: u32, signal: Option<AbortSignal>) -> Result<u32, JsValue> {
    let mut primes = Primes::below(below);
    loop {
        // Not `signal.throw_if_aborted()`: what that throws would go through this function as if it
        // were not there.
        if let Some(signal) = &signal
            && signal.aborted()
        {
            return Err(signal.reason());
        }
        if !primes.step() {
            return Ok(primes.found());
        }
        turn().await?;
    }
}

/// Gives the host a turn: events come through, then this goes on.
async fn turn() -> Result<JsValue, JsValue> {
    // A promise that is fulfilled already would not do: what awaits it goes on in a microtask, and
    // those come before any event. A timer is an event itself, and takes its place behind those
    // that wait.
    Promise::new(&mut |resolve, _reject| set_timeout(&resolve, 0)).await
}
