//! What JavaScript sees: these tests are written in it.

use image_filter::{JsImage, Pipeline};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const CHECKS: &str = "
    const equal = (is, wanted) => {
        if (String(is) !== String(wanted)) throw new Error(`${is} is not ${wanted}`);
    };
    const thrown = (action) => {
        try {
            action();
        } catch (error) {
            return error;
        }
        throw new Error(`nothing was thrown by ${action}`);
    };
    const throws = (kind, text, action) => {
        const error = thrown(action);
        equal(error.constructor.name, kind);
        equal(error.name, kind);
        if (!error.message.includes(text)) throw new Error(`“${error.message}” lacks “${text}”`);
    };
    const bytes = (...values) => Uint8ClampedArray.from(values);

    // Bytes that differ, the same in each test.
    const noise = (length) => Uint8ClampedArray.from({ length }, (_, place) => (place * place * 89) >> 3);

    // Every filter with arguments; those with more than one column write a call as `image[name](...first)`.
    const colors = [0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0];
    const kernel = [1, 2, 1, 2, 4, 2, 1, 2, 1];
    const pointwise = [
        ['grayscale'],
        ['invert'],
        ['colorMatrix', colors],
        ['brightness', 60.5],
        ['contrast', 2],
        ['saturation', 2],
        ['sepia', 1],
    ];
    const neighbours = [
        ['boxBlur', 2],
        ['gaussianBlur', 3],
        ['gaussianBlur', 3, 'fast'],
        ['gaussianBlur', 3, 'accurate'],
        ['gaussianBlur', 3, 'exact'],
        ['gaussianBlur', 6, 'fast'],
        ['convolve3x3', kernel],
        ['convolve3x3', kernel, 20],
        ['sharpen', 2],
        ['emboss'],
        ['edges'],
    ];
    const filters = [...pointwise, ...neighbours];
    const places = { boxBlur: 1, gaussianBlur: 2, convolve3x3: 2, sharpen: 1, emboss: 0, edges: 0 };

    // Calls a filter that looks at neighbours with a progress.
    const call = (image, [name, ...values], progress) => {
        values.length = places[name];
        return image[name](...values, progress);
    };
";

/// Runs a body of JavaScript, in which `Image` and `Pipeline` are the classes, `memory` is the module's, and what is
/// above is defined.
pub(crate) fn run(body: &str) -> JsValue {
    let class = |instance: JsValue| Reflect::get(&instance, &"constructor".into()).unwrap();
    let classes = Object::new();
    let image = class(JsImage::new(1.0, 1.0).unwrap().into());
    for (name, value) in [
        ("Image", image),
        ("Pipeline", class(Pipeline::new(&Array::new().unchecked_into()).unwrap().into())),
        ("memory", wasm_bindgen::memory()),
    ] {
        Reflect::set(&classes, &name.into(), &value).unwrap();
    }
    let source =
        ["'use strict'; const { Image, Pipeline, memory } = given;", CHECKS, body].concat();
    Function::new_with_args("given", &source).call1(&JsValue::UNDEFINED, &classes).unwrap()
}

#[wasm_bindgen_test]
fn pixels_are_copied_in_filtered_and_copied_out() {
    run("
        const source = bytes(1, 2, 3, 4, 5, 6, 7, 8);
        const image = Image.fromRgba(source, 2, 1);
        source.fill(99);
        equal([image.width, image.height], [2, 1]);
        const before = image.toRgba();
        image.invert();
        equal(before, [1, 2, 3, 4, 5, 6, 7, 8]);
        equal(image.toRgba(), [254, 253, 252, 4, 250, 249, 248, 8]);
        equal(before.constructor, Uint8ClampedArray);
        equal(new Image(1, 2).toRgba(), new Array(8).fill(0));
        image.free();
    ");
}

#[wasm_bindgen_test]
fn the_view_is_the_image_itself() {
    run("
        const image = new Image(2, 1);
        const view = image.pixels();
        equal([view.constructor, view.length], [Uint8ClampedArray, 8]);
        view.set([10, 20, 30, 40], 4);
        equal(image.toRgba(), [0, 0, 0, 0, 10, 20, 30, 40]);
        image.invert();
        equal(view, [255, 255, 255, 0, 245, 235, 225, 40]);
        for (const [name, ...values] of filters) image[name](...values);
        equal(image.pixels().byteOffset, view.byteOffset);
        equal(image.toRgba(), image.pixels());
        image.free();
    ");
}

#[wasm_bindgen_test]
fn every_filter_runs_by_its_javascript_name() {
    run("
        const source = bytes(0, 50, 100, 1, 200, 150, 100, 2);
        for (const [name, values, ...wanted] of [
            ['grayscale', [], 43, 43, 43, 1, 157, 157, 157, 2],
            ['invert', [], 255, 205, 155, 1, 55, 105, 155, 2],
            ['colorMatrix', [colors], 50, 100, 0, 1, 150, 100, 200, 2],
            ['brightness', [60.5], 61, 111, 161, 1, 255, 211, 161, 2],
            ['contrast', [2], 0, 0, 73, 1, 255, 173, 73, 2],
            ['saturation', [2], 0, 57, 157, 1, 243, 143, 43, 2],
            ['sepia', [1], 57, 51, 40, 1, 213, 190, 148, 2],
            ['boxBlur', [1], 67, 83, 100, 1, 133, 117, 100, 2],
            ['gaussianBlur', [100, 'exact'], 100, 100, 100, 1, 100, 100, 100, 2],
            ['convolve3x3', [kernel, 32], 25, 38, 50, 1, 75, 63, 50, 2],
            ['convolve3x3', [kernel], 50, 75, 100, 1, 150, 125, 100, 2],
            ['sharpen', [2], 0, 0, 100, 1, 255, 200, 100, 2],
            ['emboss', [], 255, 255, 100, 1, 255, 255, 100, 2],
            ['edges', [], 255, 255, 255, 1, 255, 255, 255, 2],
        ]) {
            const image = Image.fromRgba(source, 2, 1);
            equal(image[name](...values), undefined);
            equal([name, ...image.toRgba()], [name, ...wanted]);
            image.free();
        }
    ");
}

#[wasm_bindgen_test]
fn numbers_come_in_any_array() {
    run("
        const source = noise(4 * 35);
        const results = (name, ...all) => all.map((numbers) => {
            const image = Image.fromRgba(source, 7, 5);
            image[name](numbers);
            return image.toRgba().join();
        });
        const arrayLike = (numbers) => ({ length: numbers.length, ...numbers });
        for (const [name, numbers] of [['colorMatrix', colors], ['convolve3x3', kernel]]) {
            const all = [numbers, Float64Array.from(numbers), Int8Array.from(numbers), arrayLike(numbers)];
            equal(new Set(results(name, ...all)).size, 1);
        }
    ");
}

#[wasm_bindgen_test]
fn the_quality_is_accurate_where_it_is_left_out() {
    run("
        const source = noise(4 * 20 * 20);
        const result = (...values) => {
            const image = Image.fromRgba(source, 20, 20);
            image.gaussianBlur(...values);
            return image.toRgba().join();
        };
        const accurate = result(3, 'accurate');
        equal(result(3), accurate);
        equal(result(3, undefined), accurate);
        equal(new Set([accurate, result(3, 'fast'), result(3, 'exact')]).size, 3);
    ");
}

#[wasm_bindgen_test]
fn progress_rises_and_what_it_throws_comes_out() {
    run("
        const source = noise(4 * 5 * 200);
        for (const filter of neighbours) {
            const wanted = Image.fromRgba(source, 5, 200);
            call(wanted, filter);
            const image = Image.fromRgba(source, 5, 200);
            const reported = [];
            equal(call(image, filter, (...values) => reported.push(...values)), undefined);
            equal(image.toRgba(), wanted.toRgba());
            equal(reported.length > 1, true);
            equal(reported.every((done, at) => done > (reported[at - 1] ?? 0) && done <= 1), true);

            for (const wrong of [new DOMException('enough', 'AbortError'), 'text', undefined]) {
                for (const last of [1, reported.length]) {
                    const image = Image.fromRgba(source, 5, 200);
                    let calls = 0;
                    const stop = () => { if (++calls === last) throw wrong; };
                    equal(thrown(() => call(image, filter, stop)) === wrong, true);
                    equal(calls, last);
                    equal(image.toRgba(), source);
                    call(image, filter, undefined);
                    equal(image.toRgba(), wanted.toRgba());
                }
            }
        }
    ");
}

#[wasm_bindgen_test]
fn progress_cannot_touch_the_image_meanwhile() {
    run("
        const source = noise(4 * 5 * 200);
        for (const method of ['invert', 'pixels', 'toRgba', 'edges']) {
            const image = Image.fromRgba(source, 5, 200);
            throws('Error', '', () => image.boxBlur(1, () => image[method]()));
            equal(image.toRgba(), source);
            image.invert();
            const other = new Image(5, 200);
            other.boxBlur(1, () => image[method]());
        }
    ");
}

#[wasm_bindgen_test]
fn an_image_is_drawn() {
    run("
        const source = Uint8ClampedArray.from({ length: 4 * 6 }, (_, place) => (place % 4 === 3 ? 255 : 9 * place));
        const image = Image.fromRgba(source, 3, 2);
        const canvas = globalThis.OffscreenCanvas ? new OffscreenCanvas(4, 3) : globalThis.document?.createElement('canvas');
        const context = canvas?.getContext('2d');
        if (!context) {
            thrown(() => image.putInto({}));
            console.log('left out: there is no canvas here to draw on');
            return;
        }
        for (const wrong of [undefined, null, 4, {}]) throws('TypeError', '', () => image.putInto(wrong));
        image.putInto(context);
        equal(context.getImageData(0, 0, 3, 2).data, source);
        equal(context.getImageData(3, 0, 1, 3).data, new Array(12).fill(0));
        image.free();
    ");
}
