//! One body of tests for every host: natively under `cargo test`, in Node under `wasm-pack test --node`,
//! in a worker with `WASM_BINDGEN_USE_DEDICATED_WORKER=1`; `browser.rs` includes it for a page.

#![expect(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

#[path = "suite/apply.rs"]
mod apply;
#[cfg(target_family = "wasm")]
#[path = "suite/boundary.rs"]
mod boundary;
#[cfg(target_family = "wasm")]
#[path = "suite/copy_from.rs"]
mod copy_from;
#[path = "suite/errors.rs"]
mod errors;
#[path = "suite/gaussian.rs"]
mod gaussian;
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
#[path = "suite/kernels.rs"]
mod kernels;
#[path = "suite/known.rs"]
mod known;
#[cfg(target_family = "wasm")]
#[path = "suite/memory.rs"]
mod memory;
#[path = "suite/naive.rs"]
mod naive;
#[path = "suite/neighbours.rs"]
mod neighbours;
#[path = "suite/pictures.rs"]
mod pictures;
#[cfg(target_family = "wasm")]
#[path = "suite/pipeline.rs"]
mod pipeline;
#[path = "suite/pointwise.rs"]
mod pointwise;
#[cfg(target_family = "wasm")]
#[path = "suite/refusals.rs"]
mod refusals;
#[path = "suite/resize.rs"]
mod resize;
#[path = "suite/robust.rs"]
mod robust;
