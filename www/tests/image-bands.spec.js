import { cut } from "../image-bands.js";
import { expect, test } from "./fixture.js";
import { openModules } from "./pictures.js";

/** @import { Chain } from "../image-chain.js" */
/** @import { Filter } from "../image-filters.js" */

test("bands have each row once, and what is beyond them as far as the picture goes", () => {
  for (const [width, height, reach, count] of [
    [1, 1, 0, 1],
    [1024, 1024, 1, 1],
    [1024, 1025, 1, 2],
    [4000, 3000, 0, 12],
    [6000, 4000, 11, 23],
    [4000, 3000, 100, 3],
    [4000, 3000, 351, 1],
    [4_000_000, 1, 1, 1],
    [4_000_000, 5, 0, 5],
  ]) {
    const bands = cut(width, height, reach);
    expect(bands).toHaveLength(count);
    let next = 0;
    for (const { top, rows, above, below } of bands) {
      expect(top).toBe(next);
      expect(rows).toBeGreaterThan(0);
      expect(above).toBe(Math.min(reach, top));
      next = top + rows;
      expect(below).toBe(Math.min(reach, height - next));
    }
    expect(next).toBe(height);
  }
});

test("the result is the same as without bands, bit for bit", async ({ page }) => {
  const modules = await openModules(page);
  const results = await modules.evaluate(async ({ cut, filterPicture, filters, noise, glue }) => {
    const chains = /** @type {Chain[]} */ (
      /** @type {unknown} */ ([
        ...Object.entries(/** @type {Record<string, Filter>} */ (filters)).map(
          ([method, { parameters = [] }]) => [[method, ...parameters.map(({ value }) => value)]],
        ),
        ...["fast", "accurate", "exact"].flatMap((quality) =>
          [0.3, 1.6, 3, 4.5, 10].map((sigma) => [["gaussianBlur", sigma, quality]]),
        ),
        [["boxBlur", 0]],
        [["boxBlur", 40]],
        [["sharpen", 2], ["gaussianBlur", 3, "fast"], ["invert"], ["edges"]],
      ])
    );
    const picture = noise(801, 2999);
    const whole = new glue.Image(picture.width, picture.height);
    const different = [];
    for (const chain of chains) {
      const pipeline = new glue.Pipeline(chain);
      const bands = cut(picture.width, picture.height, pipeline.reach).length;
      pipeline.runInto(picture, whole);
      const filtered = await filterPicture(picture, chain, () => {});
      const bytes = filtered.pixels();
      if (bands < 2 || whole.pixels().some((byte, index) => byte !== bytes[index]))
        different.push({ chain, bands });
      pipeline.free();
      filtered.free();
    }
    return { count: chains.length, different };
  });
  expect(results.different).toEqual([]);
  expect(results.count).toBeGreaterThan(30);
});

test("what a pause throws ends the work, and its memory is free again", async ({ page }) => {
  const modules = await openModules(page);
  const result = await modules.evaluate(async ({ filterPicture, noise, memory }) => {
    const picture = noise(2000, 3000);
    /** @type {number[]} */
    const done = [];
    const pause = (/** @type {number} */ share) => {
      done.push(share);
      if (done.length > 1) throw new Error("enough");
    };
    /** @type {number[]} */
    const sizes = [];
    for (let round = 0; round < 4; round++) {
      done.length = 0;
      const error = await filterPicture(picture, [["emboss"]], pause).catch(String);
      if (error !== "Error: enough") throw error;
      sizes.push(memory.buffer.byteLength);
    }
    const filtered = await filterPicture(picture, [["invert"]], () => {});
    const inverted = filtered.pixels()[0] === 255 - picture.pixels()[0];
    return { done, sizes, inverted };
  });
  expect(result.done).toEqual([0, 1 / 6]);
  expect(new Set(result.sizes).size).toBe(1);
  expect(result.inverted).toBe(true);
});
