//! One body of tests for every host: natively under `cargo test`, in Node under `wasm-pack test --node`,
//! in a worker with `WASM_BINDGEN_USE_DEDICATED_WORKER=1`; `browser.rs` includes it for a page.

#![expect(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

#[cfg(target_family = "wasm")]
#[path = "suite/boundary.rs"]
mod boundary;
#[path = "suite/errors.rs"]
mod errors;
#[path = "suite/known.rs"]
mod known;
#[cfg(target_family = "wasm")]
#[path = "suite/memory.rs"]
mod memory;
#[path = "suite/naive.rs"]
mod naive;
#[path = "suite/properties.rs"]
mod properties;
