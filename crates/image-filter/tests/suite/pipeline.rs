//! JavaScript's class `Pipeline`.

use super::boundary::run;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn each_method_returns_a_longer_chain_and_leaves_the_old() {
    run("
        const source = noise(4 * 9 * 11);
        const images = [Image.fromRgba(source, 9, 11)];
        const chains = [new Pipeline()];
        for (const [name, ...values] of filters) {
            const chain = chains.at(-1)[name](...values);
            equal([chain.constructor, chains.includes(chain)], [Pipeline, false]);
            chains.push(chain);
            const image = Image.fromRgba(images.at(-1).toRgba(), 9, 11);
            image[name](...values);
            images.push(image);
        }
        // In the order in which they were not made.
        for (let at = chains.length - 1; at >= 0; at--) {
            const image = Image.fromRgba(source, 9, 11);
            equal(chains[at].run(image), undefined);
            equal(image.toRgba(), images[at].toRgba());
            const [from, target] = [Image.fromRgba(source, 9, 11), new Image(9, 11)];
            equal(chains[at].runInto(from, target), undefined);
            equal(target.toRgba(), images[at].toRgba());
            equal(from.toRgba(), source);
        }
        for (const chain of chains) chain.free();
    ");
}

#[wasm_bindgen_test]
fn reach_adds_up() {
    run("
        equal(new Pipeline().reach, 0);
        equal(new Pipeline().grayscale().invert().sepia(1).reach, 0);
        equal(new Pipeline().boxBlur(7).reach, 7);
        equal(new Pipeline().edges().invert().emboss().sharpen(1).convolve3x3(kernel).reach, 4);
        const blur = new Pipeline().gaussianBlur(3);
        equal(blur.reach > 3, true);
        equal(blur.boxBlur(5).reach, blur.reach + 5);
    ");
}

#[wasm_bindgen_test]
fn progress_goes_through_the_whole_chain_once() {
    run("
        const source = noise(4 * 5 * 200);
        const chain = new Pipeline().sharpen(1).gaussianBlur(3, 'fast').invert().edges();
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
        const chain = new Pipeline().invert();
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
        const chain = new Pipeline().invert();
        const image = Image.fromRgba(bytes(1, 2, 3, 4), 1, 1);
        thrown(() => chain.runInto(image, image));
        equal(image.toRgba(), [1, 2, 3, 4]);
        chain.run(image);
        equal(image.toRgba(), [254, 253, 252, 4]);
        image.free();
    ");
}
