//! What happens to images when the module's memory grows, and when it cannot.

use super::boundary::run;
use image_filter::{Error, JsImage};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

/// One test, since memory never shrinks: what has once been had cannot be made to grow again.
#[wasm_bindgen_test]
fn memory_grows_under_a_view_and_runs_out() {
    a_view_that_detaches_while_it_is_copied_is_copied_all_the_same();
    a_full_memory_refuses_and_changes_nothing();
}

fn a_view_that_detaches_while_it_is_copied_is_copied_all_the_same() {
    run("
        const image = new Image(512, 512);
        image.brightness(200);
        const images = [image];
        let view;
        do {
            view = image.pixels();
            images.push(Image.fromRgba(view, 512, 512));
        } while (view.length > 0 && images.length < 100);
        equal(view.length, 0);
        for (const image of images) {
            equal(image.toRgba().every((byte, place) => byte === (place % 4 < 3 ? 200 : 0)), true);
            image.free();
        }
    ");
}

fn a_full_memory_refuses_and_changes_nothing() {
    let mut image = JsImage::new(2048.0, 2048.0).unwrap();
    image.brightness(100.0).unwrap();
    let before = image.to_rgba().unwrap().to_vec();
    let view = image.pixels();

    let hoard = all_memory_but_a_megabyte();
    assert_eq!(view.length(), 0, "the view is detached");
    for result in [image.gaussian_blur(0.3), image.sharpen(1.0), image.edges()] {
        assert_eq!(result, Err(Error::OutOfMemory));
    }
    assert_eq!(JsImage::new(2048.0, 2048.0).unwrap_err(), Error::OutOfMemory);
    let thrown: js_sys::Error = JsValue::from(Error::OutOfMemory).unchecked_into();
    drop(hoard);

    assert_eq!(thrown.name(), "Error");
    assert!(thrown.message().starts_with("out of memory: free images", 0));
    assert_eq!(image.to_rgba().unwrap().to_vec(), before);
    image.gaussian_blur(0.3).unwrap();
    image.sharpen(1.0).unwrap();
    image.edges().unwrap();
    JsImage::new(2048.0, 2048.0).unwrap();
}

/// Reserved and never touched, so that it costs no real memory.
fn all_memory_but_a_megabyte() -> Vec<Vec<u8>> {
    let mut hoard = Vec::with_capacity(100);
    let mut size = 1 << 30;
    while size >= 1 << 20 {
        let mut piece = Vec::new();
        match piece.try_reserve_exact(size) {
            Ok(()) => hoard.push(piece),
            Err(_) => size /= 2,
        }
    }
    hoard.pop();
    hoard
}
