//! What needs no server: `data:` and `blob:` addresses, wrong arguments, and aborting.

use std::rc::Rc;

use fetch::{download, get_json};
use js_sys::{JSON, JsString, Object, Reflect, SyntaxError};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AbortController, AbortSignal, Url};

use super::support::{Progress, blob, error, js, options, rejection, type_error, unique};

#[wasm_bindgen_test]
async fn json_is_parsed() {
    let text = r#"{"answer":[42,null,"é"]}"#;
    for url in [format!("data:application/json,{text}"), blob("application/json", text)] {
        let value = get_json(js(&url), None).await.unwrap();
        assert_eq!(JSON::stringify(&value).unwrap(), text);
    }
}

#[wasm_bindgen_test]
async fn json_is_parsed_whatever_its_content_type() {
    for url in ["data:text/html,[1]".into(), "data:,[1]".into(), blob("", "[1]")] {
        let value = get_json(js(&url), None).await.unwrap();
        assert_eq!(JSON::stringify(&value).unwrap(), "[1]");
    }
}

#[wasm_bindgen_test]
async fn what_is_not_json_is_a_json_error() {
    for text in ["", "<p>", r#"{"answer":"#] {
        let url = blob("text/html", text);
        let error = error("JsonError", &url, get_json(js(&url), None)).await;
        assert!(error.cause().is_instance_of::<SyntaxError>());
        assert!(error.message().includes("text/html", 0));
        assert!(error.message().includes(&url, 0));
    }
}

#[wasm_bindgen_test]
async fn a_long_address_is_cut_in_the_message_alone() {
    let url = format!("data:,{}", "x".repeat(100_000));
    let error = error("JsonError", &url, get_json(js(&url), None)).await;
    assert!(error.message().length() < 500);
}

#[wasm_bindgen_test]
async fn a_download_has_the_bytes_and_tells_its_progress() {
    let text = "0123456789".repeat(100_000);
    let progress = Progress::new(|| Ok(()));
    let bytes =
        download(js(&blob("text/plain", &text)), Some(progress.options(None))).await.unwrap();
    assert!(bytes.to_vec() == text.as_bytes());
    assert_eq!(bytes.byte_offset() + bytes.length(), bytes.buffer().byte_length());

    let calls = progress.calls.borrow();
    assert!(calls.is_sorted_by(|before, after| before.0 < after.0));
    assert_eq!(calls.last().unwrap().0, 1e6);
    assert!(calls.iter().all(|(_, total)| total.is_none_or(|total| total == 1e6)));
}

#[wasm_bindgen_test]
async fn a_download_needs_no_options() {
    for no_options in [None, Some(options(&[])), Some(options(&[("onProgress", &JsValue::NULL)]))] {
        let bytes = download(js("data:,some"), no_options).await.unwrap();
        assert_eq!(bytes.to_vec(), b"some");
    }
}

#[wasm_bindgen_test]
async fn an_empty_download_is_empty() {
    for url in ["data:,".into(), blob("text/plain", "")] {
        let progress = Progress::new(|| Ok(()));
        let bytes = download(js(&url), Some(progress.options(None))).await.unwrap();
        assert_eq!(bytes.length(), 0);
        assert!(progress.calls.borrow().iter().all(|call| call.0 == 0.0));
    }
}

#[wasm_bindgen_test]
async fn a_body_that_cannot_be_had_is_a_network_error() {
    let url = blob("text/plain", "gone");
    Url::revoke_object_url(&url).unwrap();
    let from_json = error("NetworkError", &url, get_json(js(&url), None)).await;
    let from_download = error("NetworkError", &url, download(js(&url), None)).await;
    for error in [from_json, from_download] {
        assert!(error.cause().is_instance_of::<js_sys::TypeError>());
        assert!(error.message().includes(&url, 0));
    }
}

#[wasm_bindgen_test]
async fn a_signal_aborted_before_gives_its_reason() {
    for reason in [unique(), JsValue::NULL, JsValue::from(0), "why".into()] {
        let signal = AbortSignal::abort_with_reason(&reason);
        let from_json = rejection(get_json(js("data:,1"), Some(signal.clone()))).await;
        let from_download =
            rejection(download(js("data:,1"), Some(options(&[("signal", &signal)])))).await;
        assert_eq!(from_json, reason);
        assert_eq!(from_download, reason);
    }
}

#[wasm_bindgen_test]
async fn a_signal_aborted_right_after_the_call_gives_its_reason() {
    let reason = unique();
    let controller = AbortController::new().unwrap();
    let promise = get_json(js(&blob("", "1")), Some(controller.signal()));
    let promise = wasm_bindgen_futures::future_to_promise(promise);
    controller.abort_with_reason(&reason);
    assert_eq!(promise.await.unwrap_err(), reason);
}

#[wasm_bindgen_test]
async fn a_signal_aborted_while_the_body_is_read_gives_its_reason() {
    let reason = unique();
    let controller = Rc::new(AbortController::new().unwrap());
    let progress = {
        let (controller, reason) = (Rc::clone(&controller), reason.clone());
        Progress::new(move || {
            controller.abort_with_reason(&reason);
            Ok(())
        })
    };
    let url = blob("text/plain", &"x".repeat(1_000_000));
    let options = Some(progress.options(Some(&controller.signal())));
    assert_eq!(rejection(download(js(&url), options)).await, reason);
    assert_eq!(progress.calls.borrow().len(), 1);
}

#[wasm_bindgen_test]
async fn what_on_progress_throws_comes_out() {
    let exception = unique();
    let thrown = exception.clone();
    let progress = Progress::new(move || Err(thrown.clone()));
    let url = blob("text/plain", &"x".repeat(1_000_000));
    assert_eq!(rejection(download(js(&url), Some(progress.options(None)))).await, exception);
    assert_eq!(progress.calls.borrow().len(), 1);
}

#[wasm_bindgen_test]
async fn wrong_arguments_are_type_errors() {
    for value in [JsValue::UNDEFINED, JsValue::NULL, 5.into(), unique()] {
        let url: JsString = value.unchecked_into();
        let message = type_error(get_json(url.clone(), None)).await;
        assert!(message.contains("url"), "{message}");
        type_error(download(url, None)).await;
    }
    type_error(get_json(js("http://"), None)).await;

    let not_a_signal = unique();
    type_error(get_json(js("data:,1"), Some(not_a_signal.clone().unchecked_into()))).await;
    type_error(download(js("data:,1"), Some(options(&[("signal", &not_a_signal)])))).await;

    let message =
        type_error(download(js("data:,1"), Some(options(&[("onProgress", &5.into())])))).await;
    assert!(message.contains("onProgress"), "{message}");
}

#[wasm_bindgen_test]
async fn what_a_getter_of_the_options_throws_comes_out() {
    let exception = unique();
    let thrown = exception.clone();
    let getter =
        Closure::<dyn FnMut() -> Result<JsValue, JsValue>>::new(move || Err(thrown.clone()));
    for key in ["signal", "onProgress"] {
        let descriptor = Object::new();
        Reflect::set(&descriptor, &"get".into(), getter.as_ref()).unwrap();
        let options = Object::new();
        Reflect::define_property(&options, &key.into(), &descriptor).unwrap();
        let promise = download(js("data:,1"), Some(options.unchecked_into()));
        assert_eq!(rejection(promise).await, exception);
    }
}
