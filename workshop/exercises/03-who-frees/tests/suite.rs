//! The same tests on every host: natively, in Node, in Chrome.

use wasm_bindgen_test::wasm_bindgen_test;
use who_frees::Outline;

fn triangle() -> Outline {
    let mut outline = Outline::new();
    for (x, y) in [(0.0, 0.0), (3.0, 0.0), (3.0, 4.0)] {
        outline.line_to(x, y);
    }
    outline
}

#[wasm_bindgen_test(unsupported = test)]
fn is_dropped_at_the_end_of_its_block() {
    let before = Outline::living();
    {
        let _outline = triangle();
        assert_eq!(Outline::living() - before, 1, "within the block");
    }
    assert_eq!(Outline::living() - before, 0, "after the block");
}

#[wasm_bindgen_test(unsupported = test)]
fn finish_frees_the_outline() {
    let before = Outline::living();
    let outline = triangle();
    assert_eq!(outline.finish(), "M0 0L3 0L3 4Z");
    assert_eq!(Outline::living() - before, 0, "outlines that live after finish()");
}
