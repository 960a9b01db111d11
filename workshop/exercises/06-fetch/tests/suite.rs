//! What needs no server.

use fetch::check_status;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn two_hundred_and_something_is_a_success() {
    for status in [200, 201, 204, 299] {
        assert_eq!(check_status("https://example.org/", status), Ok(()), "{status}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn anything_else_is_said_with_its_address() {
    for status in [199, 300, 304, 404, 500] {
        let expected = format!("https://example.org/lines answered with status {status}");
        assert_eq!(check_status("https://example.org/lines", status), Err(expected));
    }
}
