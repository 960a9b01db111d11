//! `copyFrom`: each kind of source, and what it refuses.

#[path = "copy_from/meanwhile.rs"]
mod meanwhile;

use super::boundary::run;
use js_sys::futures::JsFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

const SOURCES: &str = "
    const lacks = (name) => {
        if (!globalThis[name]) console.log(`left out: there is no ${name} here`);
        return !globalThis[name];
    };
    const opaque = Uint8ClampedArray.from({ length: 4 * 6 }, (_, place) => (place % 4 === 3 ? 255 : 10 * place));
    // As they are, canvases give these values back.
    const translucent = bytes(255, 0, 255, 128, 0, 255, 0, 51, 9, 8, 7, 255, 0, 0, 0, 0, 255, 0, 0, 5, 1, 2, 3, 255);
    const dataOf = (data, width, height) =>
        globalThis.ImageData ? new ImageData(data, width, height) : { data, width, height };
    const frameOf = (data, options) =>
        new VideoFrame(data, { format: 'RGBA', codedWidth: 3, codedHeight: 2, timestamp: 5, ...options });
    const contextOf = (width, height) => new OffscreenCanvas(width, height).getContext('2d');
    const drawn = (source, width, height) => {
        const context = contextOf(width, height);
        context.drawImage(source, 0, 0);
        return context.getImageData(0, 0, width, height).data;
    };
    const copied = async (source, width = 3, height = 2) => {
        const image = Image.fromRgba(noise(4 * width * height), width, height);
        equal(await image.copyFrom(source), undefined);
        const pixels = image.toRgba();
        image.free();
        return pixels;
    };
    const rejects = async (kind, text, promise) => {
        const error = await promise.then(() => 'nothing', (error) => error);
        throws(kind, text, () => { throw error; });
    };
    // As an engine may do it: in a later task.
    const laterCopyTo = async (body) => {
        const { copyTo } = VideoFrame.prototype;
        let calls = 0;
        VideoFrame.prototype.copyTo = async function (...values) {
            calls++;
            await new Promise((resolve) => setTimeout(resolve));
            return copyTo.apply(this, values);
        };
        try {
            await body();
        } finally {
            VideoFrame.prototype.copyTo = copyTo;
        }
        return calls;
    };
";

/// Runs a body of JavaScript that may wait.
pub(crate) async fn run_async(body: &str) {
    let promise = run(&["return (async () => {", SOURCES, body, "})();"].concat());
    JsFuture::from(promise.unchecked_into::<js_sys::Promise>()).await.unwrap();
}

#[wasm_bindgen_test]
async fn image_data_is_copied_at_once() {
    run_async(
        "
        const image = new Image(3, 2);
        const promise = image.copyFrom(dataOf(noise(24), 3, 2));
        equal(promise.constructor, Promise);
        equal(image.toRgba(), noise(24));
        equal(await promise, undefined);
        equal(await copied(dataOf(translucent, 3, 2)), translucent);
        const other = Image.fromRgba(opaque, 3, 2);
        await image.copyFrom({ data: other.pixels(), width: 3, height: 2 });
        equal(image.toRgba(), opaque);
    ",
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_bitmap_is_copied_as_a_canvas_shows_it() {
    run_async(
        "
        if (lacks('createImageBitmap')) return;
        const context = contextOf(67, 41);
        for (const change of [(byte, place) => (place % 4 === 3 ? 255 : byte), (byte) => byte]) {
            context.putImageData(new ImageData(noise(4 * 67 * 41).map(change), 67, 41), 0, 0);
            for (const type of ['image/png', 'image/jpeg', 'image/webp']) {
                const blob = await context.canvas.convertToBlob({ type });
                for (const premultiplyAlpha of ['default', 'none']) {
                    const bitmap = await createImageBitmap(blob, { premultiplyAlpha });
                    equal(await copied(bitmap, 67, 41), drawn(bitmap, 67, 41));
                    bitmap.close();
                }
            }
        }
        const bitmap = await createImageBitmap(new ImageData(opaque, 3, 2));
        equal(await copied(bitmap), opaque);
    ",
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_frame_is_copied_whatever_its_format() {
    run_async("
        if (lacks('VideoFrame')) return;
        equal(await copied(frameOf(opaque)), opaque);
        const every = noise(24);
        equal(await copied(frameOf(every)), every);
        const reordered = opaque.map((_, place) => opaque[place % 4 === 3 ? place : place - (place % 4) + 2 - (place % 4)]);
        for (const format of ['BGRA', 'BGRX', 'RGBX'])
            equal(await copied(frameOf(format === 'RGBX' ? opaque : reordered, { format })), opaque);
        for (const [format, length] of [['I420', 6], ['NV12', 6], ['I420A', 10], ['I444', 12]]) {
            let frame;
            try {
                const data = Uint8Array.from({ length }, (_, place) => 60 + 15 * place);
                frame = new VideoFrame(data, { format, codedWidth: 2, codedHeight: 2, timestamp: 0 });
            } catch {
                console.log(`left out: there is no VideoFrame of the format ${format} here`);
                continue;
            }
            const [is, wanted] = [await copied(frame, 2, 2), drawn(frame, 2, 2)];
            if (format !== 'I420A') equal(is.every((byte, place) => Math.abs(byte - wanted[place]) <= 2), true);
            equal(frame.format, format);
            frame.close();
        }
    ")
    .await;
}

#[wasm_bindgen_test]
async fn a_frame_that_is_turned_or_scaled_is_copied_as_it_is_shown() {
    run_async(
        "
        if (lacks('VideoFrame')) return;
        for (const options of [
            { rotation: 90 },
            { rotation: 180 },
            { rotation: 270 },
            { flip: true },
            { displayWidth: 4, displayHeight: 4 },
            { displayWidth: 2, displayHeight: 3 },
            { displayWidth: 6, displayHeight: 1 },
            { visibleRect: { x: 1, y: 1, width: 2, height: 1 } },
            { visibleRect: { x: 1, y: 0, width: 2, height: 2 }, displayWidth: 4, displayHeight: 1 },
        ]) {
            for (const format of ['RGBA', 'RGBX', 'BGRX']) {
                const frame = frameOf(opaque, { format, ...options });
                const [width, height] = [frame.displayWidth, frame.displayHeight];
                equal(await copied(frame, width, height), drawn(frame, width, height));
                frame.close();
            }
        }
    ",
    )
    .await;
}

#[wasm_bindgen_test]
async fn another_size_rejects() {
    run_async("
        const image = Image.fromRgba(noise(24), 3, 2);
        const wrong = (width, height) => image.copyFrom(dataOf(new Uint8ClampedArray(4 * width * height), width, height));
        await rejects('RangeError', 'source.width is 2, but must be 3', wrong(2, 3));
        await rejects('RangeError', 'source.height is 4, but must be 2', wrong(3, 4));
        if (globalThis.createImageBitmap) {
            const bitmap = await createImageBitmap(new ImageData(3, 1));
            await rejects('RangeError', 'source.height is 1, but must be 2', image.copyFrom(bitmap));
        }
        if (globalThis.VideoFrame) {
            const frame = frameOf(opaque, { displayWidth: 6, displayHeight: 4 });
            await rejects('RangeError', 'source.displayWidth is 6, but must be 3', image.copyFrom(frame));
        }
        equal(image.toRgba(), noise(24));
    ")
    .await;
}

#[wasm_bindgen_test]
async fn another_type_rejects() {
    run_async("
        const image = Image.fromRgba(noise(24), 3, 2);
        const size = { width: 3, height: 2 };
        const failing = { get width() { throw new SyntaxError('mine'); } };
        for (const source of [undefined, null, 4, 'text', 1n, Symbol('one'), {}, [], opaque, failing,
            { width: 3 }, { width: '3', height: Symbol('two') }, { width: 1n, height: {} },
            { ...size, data: 'text' }, { ...size, data: new Uint8Array(24) }, { ...size, data: null }])
            await rejects('TypeError', 'the source must be an ImageData, an ImageBitmap or a', image.copyFrom(source));
        if (globalThis.OffscreenCanvas) {
            await rejects('TypeError', '', image.copyFrom(size));
            await rejects('TypeError', '', image.copyFrom({ displayWidth: 3, displayHeight: 2 }));
        } else {
            await rejects('ReferenceError', '', image.copyFrom(size));
        }
        equal(image.toRgba(), noise(24));
    ")
    .await;
}

#[wasm_bindgen_test]
async fn what_is_closed_rejects() {
    run_async("
        const image = Image.fromRgba(noise(24), 3, 2);
        const closed = (source) => rejects('Error', 'the source is closed or detached', image.copyFrom(source));
        const data = dataOf(opaque, 3, 2);
        structuredClone(data.data, { transfer: [data.data.buffer] });
        await closed(data);
        if (globalThis.createImageBitmap) {
            const bitmap = await createImageBitmap(new ImageData(3, 2));
            bitmap.close();
            await closed(bitmap);
        }
        if (globalThis.VideoFrame) {
            const frame = frameOf(noise(24));
            frame.close();
            await closed(frame);
        }
        equal(image.toRgba(), noise(24));
    ")
    .await;
}
