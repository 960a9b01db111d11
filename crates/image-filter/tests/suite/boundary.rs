//! What JavaScript sees: these tests are written in it.

use image_filter::JsImage;
use js_sys::{Function, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const CHECKS: &str = "
    const equal = (is, wanted) => {
        if (String(is) !== String(wanted)) throw new Error(`${is} is not ${wanted}`);
    };
    const throws = (kind, text, action) => {
        try {
            action();
        } catch (error) {
            equal(error.constructor.name, kind);
            equal(error.name, kind);
            if (!error.message.includes(text)) throw new Error(`“${error.message}” lacks “${text}”`);
            return;
        }
        throw new Error(`nothing was thrown by ${action}`);
    };
    const bytes = (...values) => Uint8ClampedArray.from(values);
";

/// Runs a body of JavaScript, in which `Image` is the class and the functions above check.
pub(crate) fn run(body: &str) {
    let class =
        Reflect::get(&JsValue::from(JsImage::new(1.0, 1.0).unwrap()), &"constructor".into())
            .unwrap();
    let source = ["'use strict';", CHECKS, body].concat();
    Function::new_with_args("Image", &source).call1(&JsValue::UNDEFINED, &class).unwrap();
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
        image.gaussianBlur(0.3);
        image.sharpen(1);
        image.edges();
        equal(image.pixels().byteOffset, view.byteOffset);
        equal(image.toRgba(), image.pixels());
        image.free();
    ");
}

#[wasm_bindgen_test]
fn every_filter_runs_by_its_javascript_name() {
    run("
        const source = bytes(0, 50, 100, 1, 200, 150, 100, 2);
        for (const [name, parameter, ...wanted] of [
            ['grayscale', undefined, 43, 43, 43, 1, 157, 157, 157, 2],
            ['invert', undefined, 255, 205, 155, 1, 55, 105, 155, 2],
            ['brightness', 60.5, 61, 111, 161, 1, 255, 211, 161, 2],
            ['contrast', 2, 0, 0, 73, 1, 255, 173, 73, 2],
            ['gaussianBlur', 100, 100, 100, 100, 1, 100, 100, 100, 2],
            ['sharpen', 2, 0, 0, 100, 1, 255, 200, 100, 2],
            ['edges', undefined, 255, 255, 255, 1, 255, 255, 255, 2],
        ]) {
            const image = Image.fromRgba(source, 2, 1);
            equal(image[name](parameter), undefined);
            equal(image.toRgba(), wanted);
            image.free();
        }
    ");
}

#[wasm_bindgen_test]
fn a_wrong_size_throws() {
    run("
        const whole = 'a whole number from 1 to 536870911';
        for (const side of [0, -1, 2.5, NaN, Infinity, 2 ** 32 + 1, undefined, 'wide', {}]) {
            const number = Number(side);
            throws('RangeError', `width is ${number}, but must be ${whole}`, () => new Image(side, 1));
            throws('RangeError', `height is ${number}, but must be ${whole}`, () => new Image(1, side));
            const pixels = bytes(1, 2, 3, 4);
            throws('RangeError', `width is ${number}`, () => Image.fromRgba(pixels, side, 1));
            throws('RangeError', `height is ${number}`, () => Image.fromRgba(pixels, 1, side));
        }
        throws('RangeError', 'width × height is 1073741824', () => new Image(32768, 32768));
        throws('TypeError', '', () => new Image(1n, 1));
    ");
}

#[wasm_bindgen_test]
fn wrong_pixels_throw() {
    run("
        for (const length of [0, 23, 25]) {
            const pixels = new Uint8ClampedArray(length);
            const text = `pixels.length is ${length}, but must be 4 × width × height`;
            throws('RangeError', text, () => Image.fromRgba(pixels, 3, 2));
        }
        const huge = () => Image.fromRgba(bytes(1), 32768, 32768);
        throws('RangeError', 'width × height is 1073741824', huge);
        for (const pixels of [undefined, null, 4, 'text', {}, [1, 2, 3, 4], new Uint8Array(4)]) {
            const wrong = () => Image.fromRgba(pixels, 1, 1);
            throws('TypeError', 'pixels is not a Uint8ClampedArray: wrap', wrong);
        }
    ");
}

#[wasm_bindgen_test]
fn a_wrong_parameter_throws_and_changes_nothing() {
    run("
        const source = bytes(1, 2, 3, 4, 50, 60, 70, 80);
        const image = Image.fromRgba(source, 1, 2);
        for (const [name, parameter, range, ...outside] of [
            ['brightness', 'delta', 'from -255 to 255', -255.1, 255.1],
            ['contrast', 'factor', 'from 0 to 255', -0.1, 255.1],
            ['gaussianBlur', 'sigma', 'from 0.3 to 100 pixels', 0, 0.29, -3, 100.1],
            ['sharpen', 'amount', 'from 0 to 10', -0.1, 10.1],
        ]) {
            for (const value of [...outside, NaN, Infinity, -Infinity, undefined, '?', 1e300]) {
                const text = `${parameter} is ${Number(value)}, but must be ${range}`;
                throws('RangeError', text, () => image[name](value));
                equal(image.toRgba(), source);
            }
        }
        image.invert();
        equal(image.toRgba(), [254, 253, 252, 4, 205, 195, 185, 80]);
        image.free();
    ");
}

#[wasm_bindgen_test]
fn a_freed_image_throws() {
    run("
        const image = new Image(1, 1);
        image.free();
        for (const name of ['pixels', 'toRgba', 'grayscale', 'invert', 'edges']) {
            throws('Error', '', () => image[name]());
        }
        for (const name of ['brightness', 'contrast', 'gaussianBlur', 'sharpen']) {
            throws('Error', '', () => image[name](1));
        }
        throws('Error', '', () => image.width);
        throws('Error', '', () => image.height);
    ");
}
