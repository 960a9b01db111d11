import { expect, test } from "./fixture.js";
import { openModules } from "./pictures.js";

test("a filter cancels the one before, which stops at once", async ({ page }) => {
  const modules = await openModules(page);
  await modules.evaluate(async ({ client, file }) => client.open(await file(3000, 4000)));
  // What the worker tells of its work, whether somebody still listens or not.
  const told = await page.workers()[0].evaluateHandle(() => {
    /** @type {number[]} */
    const ids = [];
    const send = globalThis.postMessage;
    globalThis.postMessage = (/** @type {any} */ message, /** @type {any} */ options) => {
      send(message, options);
      if (message.kind === "progress") ids.push(message.id);
    };
    return ids;
  });
  const result = await modules.evaluate(async ({ client }) => {
    /** @type {Promise<unknown> | undefined} */
    let second;
    // A second of work, of which the first sign of life is enough.
    const first = await client.filter(Array(10).fill(["gaussianBlur", 3, "exact"]), () => {
      second ??= client.filter([["invert"]]);
    });
    return { first, second: Boolean(await second) };
  });
  expect(result).toEqual({ first: undefined, second: true });
  const ids = await told.jsonValue();
  const [first, second] = [2, 3].map((id) => ids.filter((it) => it === id).length);
  // Of the bands of the first, at most the next was begun before the word arrived.
  expect(first).toBeLessThanOrEqual(2);
  expect(second).toBe(12);
});

test("of several requests each gets its own answer", async ({ page }) => {
  const modules = await openModules(page);
  const result = await modules.evaluate(async ({ client, file }) => {
    const [opened, filtered, saved] = await Promise.all([
      client.open(await file(30, 20)),
      client.filter([["invert"]]),
      client.save(),
    ]);
    return [opened?.width, filtered?.bitmap.height, saved?.type];
  });
  expect(result).toEqual([30, 20, "image/png"]);
});

test("the other requests to a worker that trapped are told, and a fresh one knows the picture", async ({
  page,
}) => {
  const modules = await openModules(page);
  await modules.evaluate(async ({ client, file }) => client.open(await file(30, 20)));
  await page.workers()[0].evaluate(() => {
    OffscreenCanvasRenderingContext2D.prototype.putImageData = () => {
      throw new WebAssembly.RuntimeError("unreachable");
    };
  });
  const results = await modules.evaluate(async ({ client }) => {
    const [first, second] = await Promise.all([
      client.filter([["edges"]]).catch(String),
      client.save().catch(String),
    ]);
    const third = await client.filter([["edges"]]);
    return [first, second, third?.bitmap.width];
  });
  const trapped = expect.stringMatching(/^Error: The module trapped/);
  expect(results).toEqual([trapped, trapped, 30]);
  expect(page.workers()).toHaveLength(1);
});

test("pictures are moved, not copied, from the worker", async ({ page }) => {
  const modules = await openModules(page);
  await modules.evaluate(async ({ client, file }) => client.open(await file(30, 20)));
  // What it sends without a transfer is left in its hands.
  const kept = await page.workers()[0].evaluateHandle(() => {
    /** @type {ImageBitmap[]} */
    const bitmaps = [];
    const send = globalThis.postMessage;
    globalThis.postMessage = (/** @type {any} */ message, /** @type {any} */ options) => {
      send(message, options);
      if (message.reply?.bitmap) bitmaps.push(message.reply.bitmap);
    };
    return bitmaps;
  });
  await modules.evaluate(({ client }) => client.filter([["invert"]]));
  expect(await kept.evaluate((bitmaps) => bitmaps.map(({ width }) => width))).toEqual([0]);
});
