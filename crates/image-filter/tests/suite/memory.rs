//! What happens to images when the module's memory grows, when it cannot, and that it does not where it need not.

use super::boundary::run;
use super::copy_from::run_async;
use super::pictures::every_filter;
use image_filter::{Error, Filter, Image};
use js_sys::WebAssembly::Memory;
use js_sys::{ArrayBuffer, Function, Uint8ClampedArray};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

/// One test, since memory never shrinks: what has once been had cannot be made to grow again, and the order of tests is the compiler's.
#[wasm_bindgen_test]
async fn memory_stays_grows_under_a_view_and_runs_out() {
    many_calls_take_no_more_than_a_few();
    memory_that_grows_until_a_frame_is_copied_gets_its_pixels().await;
    a_view_that_detaches_while_it_is_copied_is_copied_all_the_same();
    a_full_memory_refuses_and_changes_nothing();
}

fn many_calls_take_no_more_than_a_few() {
    run("
        const source = noise(4 * 5 * 3);
        const chain = new Pipeline([['invert'], ['boxBlur', 1], ['edges']]);
        const ignore = () => {};
        const calls = (count) => {
            const [image, target] = [Image.fromRgba(source, 5, 3), new Image(5, 3)];
            for (let number = 0; number < count; number++) {
                const [name, ...values] = filters[number % filters.length];
                image[name](...values);
                if (number % 10 > 0) continue;
                chain.run(image, ignore);
                chain.runInto(image, target);
                new Pipeline([['emboss']]).free();
                thrown(() => new Pipeline([['emboss'], ['sepia', 2]]));
                Image.fromRgba(image.toRgba(), 5, 3).free();
                thrown(() => image.sharpen(11));
                thrown(() => image.colorMatrix([]));
            }
            image.free();
            target.free();
        };
        calls(1000);
        const before = memory.buffer.byteLength;
        calls(100000);
        equal(memory.buffer.byteLength, before);
    ");
}

async fn memory_that_grows_until_a_frame_is_copied_gets_its_pixels() {
    run_async(
        "
        if (lacks('VideoFrame')) return;
        const grown = async () => {
            const image = new Image(3, 2);
            const frame = frameOf(noise(24));
            const promise = image.copyFrom(frame);
            frame.close();
            memory.grow(1);
            await promise;
            equal(image.toRgba(), noise(24));
        };
        await grown();
        equal(await laterCopyTo(grown), 2);
    ",
    )
    .await;
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

/// A row of this image takes more than what is left, in whatever form a filter keeps it.
const WIDTH: u32 = 1 << 20;

fn a_full_memory_refuses_and_changes_nothing() {
    let mut image = Image::new(WIDTH, 1).unwrap();
    for (place, byte) in image.pixels_mut().iter_mut().enumerate() {
        *byte = (place % 251).to_le_bytes()[0];
    }
    let mut target = image.clone();
    let before: Vec<u8> = image.pixels().to_vec();
    let in_javascript = run("return Image.fromRgba(noise(4 * 1024 * 1024), 1024, 1024)");
    let view = method(&in_javascript, "pixels").unwrap().unchecked_into::<Uint8ClampedArray>();
    let copy = method(&in_javascript, "toRgba").unwrap().unchecked_into::<Uint8ClampedArray>();

    let hoard = all_memory_but_a_megabyte();
    let size = memory_size();
    assert_eq!(view.length(), 0, "the view is detached");
    let mut refusals = 0;
    for filter in every_filter() {
        let takes_rows = !is_pointwise(&filter);
        let chain = [Filter::invert(), filter];
        let progress = &mut |_| Ok(());
        let mut results = vec![image.apply(&chain, Some(progress))];
        if takes_rows {
            results.push(image.apply(&chain, None));
            results.push(image.apply(&chain[1..], None));
            results.push(image.apply_into(&mut target, &chain, None));
        }
        for result in results {
            assert_eq!(result, Err(Error::OutOfMemory), "{chain:?}");
            refusals += 1;
        }
        assert!(image.pixels() == before && target.pixels() == before, "{chain:?}");
    }
    let thrown = [
        method(&in_javascript, "edges").map(|_| "a megabyte is enough for a narrow image"),
        Function::new_with_args("image", "image.boxBlur(1, () => {})")
            .call1(&JsValue::UNDEFINED, &in_javascript)
            .map(|_| "it is not enough for a second one"),
        Function::new_with_args("image", "new image.constructor(1024, 1024)")
            .call1(&JsValue::UNDEFINED, &in_javascript)
            .map(|_| "nor for a new one"),
    ];
    let new = Image::new(WIDTH, 1);
    assert_eq!(memory_size(), size);
    drop(hoard);

    assert!(refusals > 100);
    assert_eq!(new, Err(Error::OutOfMemory));
    assert!(thrown[0].is_ok());
    for thrown in &thrown[1..] {
        let error = thrown.as_ref().unwrap_err().unchecked_ref::<js_sys::Error>();
        assert_eq!(error.name(), "Error");
        assert!(error.message().starts_with("out of memory: free images", 0));
    }
    let after = method(&in_javascript, "toRgba").unwrap();
    let edges = Function::new_with_args(
        "image, before, after",
        "const again = image.constructor.fromRgba(before, 1024, 1024);
        again.edges();
        return again.toRgba().every((byte, place) => byte === after[place]);",
    );
    assert_eq!(edges.call3(&JsValue::UNDEFINED, &in_javascript, &copy, &after), Ok(true.into()));
    for filter in every_filter().into_iter().step_by(9) {
        image.apply(&[filter], Some(&mut |_| Ok(()))).unwrap();
    }
}

fn is_pointwise(filter: &Filter) -> bool {
    filter.reach() == 0 && *filter != Filter::box_blur(0.0).unwrap()
}

fn method(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Function::new_with_args("object, name", "return object[name]()").call2(
        &JsValue::UNDEFINED,
        object,
        &name.into(),
    )
}

fn memory_size() -> u32 {
    wasm_bindgen::memory()
        .unchecked_into::<Memory>()
        .buffer()
        .unchecked_into::<ArrayBuffer>()
        .byte_length()
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
