//! What needs a server: statuses, broken connections, and requests that are really cancelled.
//! Its addresses are described at the top of tests/server/src/lib.rs.

use std::{arch::wasm32::memory_size, rc::Rc};

use fetch::{download, get_json};
use js_sys::{JSON, JsString, Promise, RangeError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{future_to_promise, spawn_local};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AbortController, AbortSignal};

use super::support::{Progress, error, get, js, options, rejection, unique};

/// An address of the test server.
fn at(path: &str) -> String {
    let server = option_env!("FETCH_TEST_SERVER").unwrap_or_default();
    format!("{server}/{path}")
}

/// A name for one request, which no earlier run had.
fn fresh_id() -> String {
    js_sys::Math::random().to_string()
}

/// Waits until the server has the request, or has lost its client.
async fn server_says(event: &str, id: &str) {
    let answer = download(js(&at(&format!("{event}/{id}"))), None).await;
    assert!(answer.is_ok(), "{event} must come true");
}

#[cfg_attr(not(test_server), ignore = "needs the server of `cargo xtask test`")]
#[wasm_bindgen_test]
async fn a_server_gives_json() {
    for path in ["json", "json-as-text"] {
        let value = get_json(js(&at(path)), None).await.unwrap();
        assert_eq!(JSON::stringify(&value).unwrap(), r#"{"answer":42}"#);
    }
}

#[cfg_attr(not(test_server), ignore = "needs the server of `cargo xtask test`")]
#[wasm_bindgen_test]
async fn malformed_json_is_a_json_error() {
    let url = at("malformed");
    let error = error("JsonError", &url, get_json(js(&url), None)).await;
    assert!(error.message().includes("application/json", 0));
}

#[cfg_attr(not(test_server), ignore = "needs the server of `cargo xtask test`")]
#[wasm_bindgen_test]
async fn a_status_other_than_2xx_is_an_http_error_and_the_rest_is_cancelled() {
    for status in [404_u16, 500] {
        let id = fresh_id();
        let url = at(&format!("status/{status}/{id}"));
        let from_json = error("HttpError", &url, get_json(js(&url), None)).await;
        server_says("cancelled", &id).await;

        let id = fresh_id();
        let url = at(&format!("status/{status}/{id}"));
        let from_download = error("HttpError", &url, download(js(&url), None)).await;
        server_says("cancelled", &id).await;

        for error in [from_json, from_download] {
            assert_eq!(get(&error, "status"), status);
            assert!(error.message().includes(&status.to_string(), 0));
        }
    }
}

#[cfg_attr(not(test_server), ignore = "needs the server of `cargo xtask test`")]
#[wasm_bindgen_test]
async fn an_answer_without_a_body_is_an_empty_download() {
    let progress = Progress::new(|| Ok(()));
    let bytes = download(js(&at("empty")), Some(progress.options(None))).await.unwrap();
    assert_eq!(bytes.length(), 0);
    assert!(progress.calls.borrow().is_empty());
}

#[cfg_attr(not(test_server), ignore = "needs the server of `cargo xtask test`")]
#[wasm_bindgen_test]
async fn five_megabytes_arrive_and_progress_is_told_on_the_way() {
    const LENGTH: u32 = 5 << 20;
    for (path, total) in [("bytes", Some(f64::from(LENGTH))), ("bytes-chunked", None)] {
        let id = fresh_id();
        let mut resume = Some(js(&at(&format!("resume/{id}"))));
        // The server keeps the second half back until the first progress has asked for it.
        let progress = Progress::new(move || {
            if let Some(url) = resume.take() {
                spawn_local(async { assert!(download(url, None).await.is_ok()) });
            }
            Ok(())
        });
        let url = js(&at(&format!("{path}/{id}")));
        let pages = memory_size(0);
        let bytes = download(url, Some(progress.options(None))).await.unwrap();
        assert!(memory_size(0) - pages < 8, "the bytes must not pass through the module");
        assert!(bytes.to_vec().into_iter().eq((0..=250).cycle().take(LENGTH as usize)));
        assert_eq!(bytes.buffer().byte_length(), LENGTH);

        let calls = progress.calls.borrow();
        assert!(calls.is_sorted_by(|before, after| before.0 < after.0));
        assert!(calls.iter().all(|call| call.1 == total));
        assert_eq!(calls.last().unwrap().0, f64::from(LENGTH));
    }
}

#[cfg_attr(not(test_server), ignore = "needs the server of `cargo xtask test`")]
#[wasm_bindgen_test]
async fn a_compressed_body_has_no_total() {
    for path in ["gzip", "gzip-hidden"] {
        let progress = Progress::new(|| Ok(()));
        let bytes = download(js(&at(path)), Some(progress.options(None))).await.unwrap();
        assert_eq!(bytes.to_vec(), [b'a'; 1000]);
        assert!(progress.calls.borrow().iter().all(|call| call.1.is_none()));
    }
}

#[cfg_attr(not(test_server), ignore = "needs the server of `cargo xtask test`")]
#[wasm_bindgen_test]
async fn a_body_that_breaks_off_is_a_network_error() {
    let url = at("truncated");
    let from_json = error("NetworkError", &url, get_json(js(&url), None)).await;
    assert!(from_json.message().includes("broke off", 0));

    let progress = Progress::new(|| Ok(()));
    let promise = download(js(&url), Some(progress.options(None)));
    let from_download = error("NetworkError", &url, promise).await;
    // WebKit drops what had arrived when the connection broke; the others give it out first.
    let received = progress.calls.borrow().last().map_or(0.0, |call| call.0);
    let amount = format!("after {received} of 1000 bytes");
    assert!(from_download.message().includes(&amount, 0), "{}", from_download.message());
}

#[cfg_attr(not(test_server), ignore = "needs the server of `cargo xtask test`")]
#[wasm_bindgen_test]
async fn a_refused_connection_is_a_network_error() {
    let url = download(js(&at("refused")), None).await.unwrap().to_vec();
    let url = String::from_utf8(url).unwrap();
    let from_json = error("NetworkError", &url, get_json(js(&url), None)).await;
    let from_download = error("NetworkError", &url, download(js(&url), None)).await;
    for error in [from_json, from_download] {
        assert!(error.cause().is_instance_of::<js_sys::TypeError>());
        assert!(error.message().includes("no answer", 0));
    }
}

#[cfg_attr(not(test_server), ignore = "needs the server of `cargo xtask test`")]
#[wasm_bindgen_test]
async fn more_than_memory_holds_is_a_range_error_and_cancelled() {
    let id = fresh_id();
    let url = at(&format!("huge/{id}"));
    let error = rejection(download(js(&url), None)).await;
    let error: RangeError = error.dyn_into().unwrap();
    assert!(error.message().includes("9007199254740991", 0));
    server_says("cancelled", &id).await;
}

/// Both functions as promises that are under way.
fn begin(url: &str, signal: &AbortSignal, json: bool) -> Promise {
    let (url, signal) = (js(url), signal.clone());
    if json {
        return future_to_promise(get_json(url, Some(signal)));
    }
    let options = Some(options(&[("signal", &signal)]));
    future_to_promise(async { download(url, options).await.map(JsValue::from) })
}

#[cfg_attr(not(test_server), ignore = "needs the server of `cargo xtask test`")]
#[wasm_bindgen_test]
async fn an_abort_while_no_answer_comes_cancels_the_request() {
    for (path, json) in [("silent", true), ("silent", false), ("slow", true), ("slow", false)] {
        let (id, reason) = (fresh_id(), unique());
        let controller = AbortController::new().unwrap();
        let promise = begin(&at(&format!("{path}/{id}")), &controller.signal(), json);
        server_says("started", &id).await;
        controller.abort_with_reason(&reason);
        assert_eq!(promise.await.unwrap_err(), reason);
        server_says("cancelled", &id).await;
    }
}

#[cfg_attr(not(test_server), ignore = "needs the server of `cargo xtask test`")]
#[wasm_bindgen_test]
async fn an_abort_in_the_middle_of_the_body_cancels_the_request() {
    let (id, reason) = (fresh_id(), unique());
    let controller = Rc::new(AbortController::new().unwrap());
    let progress = {
        let (controller, reason) = (Rc::clone(&controller), reason.clone());
        Progress::new(move || {
            controller.abort_with_reason(&reason);
            Ok(())
        })
    };
    let options = Some(progress.options(Some(&controller.signal())));
    let url = at(&format!("slow/{id}"));
    assert_eq!(rejection(download(js(&url), options)).await, reason);
    assert_eq!(*progress.calls.borrow(), [(8.0, None)]);
    server_says("cancelled", &id).await;
}

#[cfg_attr(not(test_server), ignore = "needs the server of `cargo xtask test`")]
#[wasm_bindgen_test]
async fn an_on_progress_that_throws_cancels_the_request() {
    let (id, exception) = (fresh_id(), unique());
    let thrown = exception.clone();
    let progress = Progress::new(move || Err(thrown.clone()));
    let url: JsString = js(&at(&format!("slow/{id}")));
    assert_eq!(rejection(download(url, Some(progress.options(None)))).await, exception);
    assert_eq!(progress.calls.borrow().len(), 1);
    server_says("cancelled", &id).await;
}
