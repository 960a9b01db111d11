//! One body of tests for every host: natively under `cargo test`, in Node under `wasm-pack test --node`,
//! in a worker with `WASM_BINDGEN_USE_DEDICATED_WORKER=1`; `browser.rs` includes it for a page.
//!
//! The tests in `suite/server.rs` talk to the HTTP server whose address is in `FETCH_TEST_SERVER` while they are
//! compiled: `cargo xtask test` starts one. Without it they are listed as ignored.
#![cfg_attr(
    target_family = "wasm",
    expect(
        clippy::expect_used,
        clippy::float_cmp,
        clippy::unwrap_used,
        reason = "in a test a panic is a failure, and counts of bytes are whole"
    )
)]

use fetch::expected_length;
use wasm_bindgen_test::wasm_bindgen_test;

#[cfg(target_family = "wasm")]
#[path = "suite/local.rs"]
mod local;
#[cfg(target_family = "wasm")]
#[path = "suite/server.rs"]
mod server;
#[cfg(target_family = "wasm")]
#[path = "suite/support.rs"]
mod support;

#[wasm_bindgen_test(unsupported = test)]
fn a_plain_body_is_as_long_as_it_says() {
    assert_eq!(expected_length(Some("0"), None), Some(0.0));
    assert_eq!(expected_length(Some("5242880"), None), Some(5_242_880.0));
    assert_eq!(expected_length(Some("7"), Some("Identity")), Some(7.0));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_length_of_a_compressed_body_is_not_known() {
    for coding in ["gzip", "br", "zstd", "gzip, br"] {
        assert_eq!(expected_length(Some("29"), Some(coding)), None);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_no_length_is_not_believed() {
    assert_eq!(expected_length(None, None), None);
    for text in ["", "-1", "+1", "1.5", "1e3", "inf", "5, 5", "9007199254740992", "٣"] {
        assert_eq!(expected_length(Some(text), None), None, "{text}");
    }
}
