//! The picture as Rust sees it, where all is well.

use vanishing_view::Picture;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn undo_puts_back_what_was_remembered() {
    let mut picture = Picture::new(1, 1).unwrap();
    for red in [1, 2] {
        picture.rgba()[0] = red;
        picture.remember().unwrap();
    }
    picture.rgba()[0] = 3;
    for expected in [2, 1] {
        assert!(picture.undo());
        assert_eq!(picture.rgba()[0], expected);
    }
    assert!(!picture.undo(), "there is no third one");
}
