//! What JavaScript is refused, and how it is told.

use super::boundary::run;
use wasm_bindgen_test::wasm_bindgen_test;

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
            const text = `pixels.length (4 × width × height) is ${length}, but must be 24`;
            throws('RangeError', text, () => Image.fromRgba(pixels, 3, 2));
        }
        const huge = () => Image.fromRgba(bytes(1), 32768, 32768);
        throws('RangeError', 'width × height is 1073741824', huge);
        for (const pixels of [undefined, null, 4, 'text', {}, [1, 2, 3, 4], new Uint8Array(4)]) {
            const wrong = () => Image.fromRgba(pixels, 1, 1);
            throws('TypeError', 'pixels is not a Uint8ClampedArray: wrap', wrong);
        }
        const lie = (what) => {
            const pixels = Object.defineProperties(new Uint8ClampedArray(4), what);
            throws('RangeError', '', () => Image.fromRgba(pixels, 3, 2));
        };
        const length = { value: 24 };
        lie({ length });
        lie({ length, buffer: { value: [1, 2, 3, 4] } });
        lie({ length, buffer: { value: new Uint8Array(4) } });
    ");
}

#[wasm_bindgen_test]
fn a_wrong_number_throws_and_changes_nothing() {
    run("
        const source = bytes(1, 2, 3, 4, 50, 60, 70, 80);
        const image = Image.fromRgba(source, 1, 2);
        for (const [name, parameter, range, ...outside] of [
            ['brightness', 'delta', 'from -255 to 255', -255.1, 255.1],
            ['contrast', 'factor', 'from 0 to 16', -0.1, 16.1],
            ['saturation', 'factor', 'from 0 to 16', -0.1, 16.1],
            ['sepia', 'amount', 'from 0 to 1', -0.1, 1.1],
            ['boxBlur', 'radius', 'a whole number from 0 to 1000', -1, 0.5, 1001],
            ['gaussianBlur', 'sigma', 'from 0.3 to 100', 0, 0.29, -3, 100.1],
            ['sharpen', 'amount', 'from 0 to 10', -0.1, 10.1],
        ]) {
            for (const value of [...outside, NaN, Infinity, -Infinity, undefined, '?', 1e300]) {
                const text = `${parameter} is ${Number(value)}, but must be ${range}`;
                throws('RangeError', text, () => image[name](value));
                throws('RangeError', text, () => new Pipeline([['invert'], [name, value]]));
                equal(image.toRgba(), source);
            }
            throws('TypeError', '', () => image[name](1n));
            throws('TypeError', '', () => image[name](Symbol('one')));
            throws('TypeError', '', () => new Pipeline([[name, Symbol('one')]]));
        }
        for (const divisor of [0, -1, 1.5, 4097, NaN, Infinity]) {
            const text = `divisor is ${Number(divisor)}, but must be a whole number from 1 to 4096`;
            throws('RangeError', text, () => image.convolve3x3(kernel, divisor));
            throws('RangeError', text, () => new Pipeline([['convolve3x3', kernel, divisor]]));
        }
        image.invert();
        equal(image.toRgba(), [254, 253, 252, 4, 205, 195, 185, 80]);
        image.free();
    ");
}

#[wasm_bindgen_test]
fn wrong_arrays_throw_and_change_nothing() {
    run("
        const source = bytes(1, 2, 3, 4);
        const image = Image.fromRgba(source, 1, 1);
        for (const [name, argument, count, range] of [
            ['colorMatrix', 'matrix', 12, 'from -16 to 16'],
            ['convolve3x3', 'weights', 9, 'a whole number from -2047 to 2047'],
        ]) {
            const inChain = (...values) => new Pipeline([[name, ...values]]);
            for (const call of [(...values) => image[name](...values), inChain]) {
                for (const length of [0, 1, count - 1, count + 1, 100]) {
                    const text = `${argument}.length is ${length}, but must be ${count}`;
                    throws('RangeError', text, () => call(new Array(length).fill(0)));
                    throws('RangeError', text, () => call(new Float32Array(length)));
                }
                for (const number of ['x', NaN, undefined, {}, 1e9, -Infinity]) {
                    const numbers = new Array(count).fill(0);
                    numbers[count - 2] = number;
                    throws('RangeError', `weight is ${Number(number)}, but must be ${range}`, () => call(numbers));
                }
                for (const nothing of [undefined, null]) throws('TypeError', '', () => call(nothing));
                for (const numbers of [4, true, {}, 'text', () => 1]) {
                    const text = `${argument}.length is ${Number(numbers.length)}, but must be ${count}`;
                    throws('RangeError', text, () => call(numbers));
                }
                const failing = { length: count, get 0() { throw new SyntaxError('mine'); } };
                throws('SyntaxError', 'mine', () => call(failing));
            }
        }
        equal(image.toRgba(), source);
    ");
}

#[wasm_bindgen_test]
fn another_quality_throws_and_changes_nothing() {
    run("
        const source = bytes(1, 2, 3, 4);
        const image = Image.fromRgba(source, 1, 1);
        for (const quality of ['best', '', 'Fast', 'fast ', 0, 1, NaN, {}, ['x']]) {
            const text = 'quality must be \"fast\", \"accurate\" or \"exact\"';
            throws('TypeError', text, () => image.gaussianBlur(3, quality));
            throws('TypeError', text, () => new Pipeline([['gaussianBlur', 3, quality]]));
        }
        equal(image.toRgba(), source);
    ");
}

#[wasm_bindgen_test]
fn a_progress_that_is_no_function_throws_and_changes_nothing() {
    run("
        const source = noise(4 * 5 * 200);
        const image = Image.fromRgba(source, 5, 200);
        for (const progress of [4, 'text', {}]) {
            throws('TypeError', '', () => image.boxBlur(2, progress));
            throws('TypeError', '', () => new Pipeline([['edges']]).run(image, progress));
        }
        equal(image.toRgba(), source);
    ");
}

#[wasm_bindgen_test]
fn what_is_freed_throws() {
    run("
        const [image, other, pipeline] = [new Image(1, 1), new Image(1, 1), new Pipeline([])];
        image.free();
        for (const name of ['pixels', 'toRgba', 'putInto']) throws('Error', '', () => image[name]());
        for (const [name, ...values] of filters) throws('Error', '', () => image[name](...values));
        throws('Error', '', () => image.width);
        throws('Error', '', () => image.height);
        throws('Error', '', () => pipeline.run(image));
        throws('Error', '', () => pipeline.runInto(image, other));
        throws('Error', '', () => pipeline.runInto(other, image));
        pipeline.runInto(other, new Image(1, 1));
        pipeline.free();
        throws('Error', '', () => pipeline.run(other));
        throws('Error', '', () => pipeline.reach);
        equal(other.toRgba(), [0, 0, 0, 0]);
    ");
}
