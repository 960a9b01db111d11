//! What may happen to an image until the promise of `copyFrom` is settled.

use super::run_async;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn until_it_is_copied_an_image_is_busy() {
    run_async("
        if (lacks('VideoFrame')) return;
        const [image, other] = [new Image(3, 2), new Image(3, 2)];
        const [first, second] = [frameOf(noise(24)), frameOf(opaque)];
        const promises = [image.copyFrom(first), other.copyFrom(second)];
        first.close();
        second.close();
        for (const method of ['pixels', 'toRgba', 'invert', 'edges']) throws('Error', 'busy', () => image[method]());
        throws('Error', 'busy', () => image.resize(2, 2));
        await rejects('Error', 'busy', image.copyFrom(dataOf(translucent, 3, 2)));
        equal([image.width, image.height], [3, 2]);
        equal(await Promise.all(promises), [undefined, undefined]);
        equal(image.toRgba(), noise(24));
        equal(other.toRgba(), opaque);
    ")
    .await;
}

#[wasm_bindgen_test]
async fn an_image_freed_meanwhile_leaves_others_alone() {
    run_async("
        if (lacks('VideoFrame')) return;
        const freeMeanwhile = async () => {
            const image = new Image(300, 200);
            const { byteOffset } = image.pixels();
            const frame = frameOf(new Uint8Array(240000).fill(9), { codedWidth: 300, codedHeight: 200 });
            const promise = image.copyFrom(frame);
            image.free();
            const others = Array.from({ length: 5 }, () => new Image(300, 200));
            equal(others.every((other) => other.pixels().byteOffset !== byteOffset), true);
            equal(await promise, undefined);
            equal(others.every((other) => other.toRgba().every((byte) => byte === 0)), true);
            for (const other of others) other.free();
        };
        const calls = await laterCopyTo(async () => {
            await freeMeanwhile();
            const before = memory.buffer.byteLength;
            // A copy that kept its pixels would take 240 kB each time.
            for (let count = 0; count < 20; count++) await freeMeanwhile();
            equal(memory.buffer.byteLength, before);
        });
        // More where the others made memory grow.
        equal(calls >= 21, true);
    ")
    .await;
}

#[wasm_bindgen_test]
async fn what_the_engine_refuses_is_drawn_or_rejects_and_changes_nothing() {
    run_async("
        if (lacks('VideoFrame')) return;
        const { copyTo } = VideoFrame.prototype;
        const { drawImage } = OffscreenCanvasRenderingContext2D.prototype;
        const image = Image.fromRgba(noise(24), 3, 2);
        try {
            VideoFrame.prototype.copyTo = async () => { throw new Error('not this'); };
            OffscreenCanvasRenderingContext2D.prototype.drawImage = () => { throw new SyntaxError('mine'); };
            await rejects('SyntaxError', 'mine', image.copyFrom(frameOf(opaque)));
            equal(image.toRgba(), noise(24));
            OffscreenCanvasRenderingContext2D.prototype.drawImage = drawImage;
            await image.copyFrom(frameOf(opaque));
        } finally {
            VideoFrame.prototype.copyTo = copyTo;
            OffscreenCanvasRenderingContext2D.prototype.drawImage = drawImage;
        }
        equal(image.toRgba(), opaque);
    ")
    .await;
}
