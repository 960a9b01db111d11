//! Asks for a version of wasm-bindgen as guides do.
