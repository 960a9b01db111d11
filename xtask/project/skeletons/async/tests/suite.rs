//! One body of tests for every host: natively under `cargo test`, in Node under `wasm-pack test --node`,
//! in a worker with `WASM_BINDGEN_USE_DEDICATED_WORKER=1`; `browser.rs` includes it for a page.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use skeleton_async::lines;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn lines_end_with_a_break_or_with_the_text() {
    for (text, count) in [("", 0), ("\n", 1), ("one", 1), ("one\ntwo", 2), ("one\r\ntwo\r\n", 2)] {
        assert_eq!(lines(text), count, "{text:?}");
    }
}

/// What only exists with a JavaScript engine on the other side.
#[cfg(target_family = "wasm")]
mod over_the_boundary {
    use js_sys::Error;
    use skeleton_async::count_lines;
    use wasm_bindgen::JsCast;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    async fn the_lines_of_an_answer_are_counted() {
        for (url, count) in [("data:,", 0), ("data:,one%0Atwo", 2), ("data:,%C3%A9%0A", 1)] {
            assert_eq!(count_lines(url.into()).await.unwrap(), count, "{url}");
        }
    }

    #[wasm_bindgen_test]
    async fn what_gives_no_answer_is_an_error_that_names_it() {
        for url in ["data:no comma, no data".replace(',', ""), "nothing://of.this/kind".into()] {
            let error = count_lines(url.as_str().into()).await.unwrap_err();
            assert!(String::from(error.message()).starts_with(&format!("no answer from {url}: ")));
            assert!(error.cause().is_instance_of::<Error>());
        }
    }
}
