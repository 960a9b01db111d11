//! JavaScript's class `Pipeline`.

use super::boundary::run;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_chain_does_what_its_filters_do_one_by_one() {
    run("
        const source = noise(4 * 9 * 11);
        const wanted = Image.fromRgba(source, 9, 11);
        for (let count = 0; count <= filters.length; count++) {
            const chain = new Pipeline(filters.slice(0, count));
            const image = Image.fromRgba(source, 9, 11);
            equal(chain.run(image), undefined);
            equal(image.toRgba(), wanted.toRgba());
            const [from, target] = [Image.fromRgba(source, 9, 11), new Image(9, 11)];
            equal(chain.runInto(from, target), undefined);
            equal(target.toRgba(), wanted.toRgba());
            equal(from.toRgba(), source);
            chain.free();
            const [name, ...values] = filters[count] ?? ['invert'];
            wanted[name](...values);
        }
    ");
}

#[wasm_bindgen_test]
fn filters_may_come_in_anything_like_an_array_and_are_read_once() {
    run("
        const calls = { length: 2, 0: { 0: 'brightness', 1: 5 }, 1: ['invert'] };
        const chain = new Pipeline(calls);
        calls[0][1] = 99;
        calls.length = 0;
        const image = Image.fromRgba(bytes(1, 2, 3, 4), 1, 1);
        chain.run(image);
        equal(image.toRgba(), [249, 248, 247, 4]);
    ");
}

#[wasm_bindgen_test]
fn what_is_no_list_of_filters_is_refused() {
    run("
        const names = ['resize', 'Grayscale', 'toString', 'free', '', 0, NaN, undefined, null, {}, ['x']];
        for (const name of names) {
            throws('TypeError', 'a filter is not known', () => new Pipeline([['invert'], [name, 1]]));
        }
        for (const call of ['grayscale', 4, {}, () => 1]) {
            throws('TypeError', 'a filter is not known', () => new Pipeline([call]));
        }
        for (const nothing of [undefined, null]) {
            throws('TypeError', '', () => new Pipeline(nothing));
            throws('TypeError', '', () => new Pipeline([nothing]));
        }
        for (const length of [-1, 0.5, 65536, NaN, Infinity, 'x']) {
            const text = `filters.length is ${Number(length)}, but must be a whole number from 0 to 65535`;
            throws('RangeError', text, () => new Pipeline({ length }));
        }
        const mine = new Error('mine');
        const throwing = { get 0() { throw mine; } };
        equal(thrown(() => new Pipeline([throwing])) === mine, true);
        const image = Image.fromRgba(bytes(1, 2, 3, 4), 1, 1);
        new Pipeline([['invert']]).run(image);
        equal(image.toRgba(), [254, 253, 252, 4]);
    ");
}

#[wasm_bindgen_test]
fn reach_adds_up() {
    run("
        const reach = (...filters) => new Pipeline(filters).reach;
        equal(reach(), 0);
        equal(reach(...pointwise), 0);
        equal(reach(['boxBlur', 7]), 7);
        equal(reach(['edges'], ['invert'], ['emboss'], ['sharpen', 1], ['convolve3x3', kernel]), 4);
        const blur = reach(['gaussianBlur', 3]);
        equal(blur > 3, true);
        equal(reach(['gaussianBlur', 3], ['boxBlur', 5]), blur + 5);
    ");
}

#[wasm_bindgen_test]
fn progress_goes_through_the_whole_chain_once() {
    run("
        const source = noise(4 * 5 * 200);
        const chain = new Pipeline([['sharpen', 1], ['gaussianBlur', 3, 'fast'], ['invert'], ['edges']]);
        const wanted = Image.fromRgba(source, 5, 200);
        chain.run(wanted);
        const run = (report) => {
            const image = Image.fromRgba(source, 5, 200);
            const calls = [];
            let error;
            try {
                chain.run(image, (done) => { calls.push(done); report(calls.length); });
            } catch (caught) {
                error = caught;
            }
            return { image, calls, error };
        };
        const { image, calls, error } = run(() => {});
        equal(error, undefined);
        equal(image.toRgba(), wanted.toRgba());
        equal(calls.every((done, at) => done > (calls[at - 1] ?? 0) && done <= 1), true);
        equal(calls.length >= 9, true);
        for (let last = 1; last <= calls.length; last++) {
            const mine = new Error('mine');
            const stopped = run((count) => { if (count === last) throw mine; });
            equal([stopped.error === mine, stopped.calls.length], [true, last]);
            equal(stopped.image.toRgba(), source);
        }
    ");
}

#[wasm_bindgen_test]
fn images_that_do_not_fit_are_refused() {
    run("
        const chain = new Pipeline([['invert']]);
        const source = noise(4 * 12);
        const image = Image.fromRgba(source, 4, 3);
        for (const [width, height, side] of [[3, 4, 'width'], [4, 4, 'height'], [12, 1, 'width'], [1, 1, 'width']]) {
            const target = new Image(width, height);
            throws('RangeError', `target.${side} is `, () => chain.runInto(image, target));
            equal(target.toRgba(), new Array(4 * width * height).fill(0));
        }
        for (const wrong of [undefined, null, 4, {}, chain]) {
            throws('Error', 'expected instance of Image', () => chain.run(wrong));
            throws('Error', 'expected instance of Image', () => chain.runInto(image, wrong));
        }
        equal(image.toRgba(), source);
        chain.run(image);
        equal(image.toRgba()[0], 255 - source[0]);
    ");
}

#[wasm_bindgen_test]
fn an_image_into_itself_is_refused_and_stays_usable() {
    run("
        const chain = new Pipeline([['invert']]);
        const image = Image.fromRgba(bytes(1, 2, 3, 4), 1, 1);
        thrown(() => chain.runInto(image, image));
        equal(image.toRgba(), [1, 2, 3, 4]);
        chain.run(image);
        equal(image.toRgba(), [254, 253, 252, 4]);
        image.free();
    ");
}
