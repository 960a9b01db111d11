import { cut } from "../image-bands.js";
import { expect, openCard, test } from "./fixture.js";
import { blackFile } from "./pictures.js";

/** @import { Page } from "@playwright/test" */
/** @import { Chain, Filter } from "../image-filters.js" */
/** @typedef {typeof import("../image-bands.js") & typeof import("../image-filters.js")} Modules */

/**
 * The modules on a page without cards, and pictures of noise.
 *
 * @param {Page} page
 */
async function openModules(page) {
  await page.route("**/pkg/crates.json", (route) => route.fulfill({ json: [] }));
  await page.goto("./");
  return page.evaluateHandle(async () => {
    const names = ["./image-bands.js", "./image-filters.js"];
    const urls = names.map((name) => new URL(name, document.baseURI).href);
    const [bands, filters] = await Promise.all(urls.map((url) => import(url)));
    await filters.loadModule();
    /** @type {Modules} */
    const modules = { ...bands, ...filters };
    return {
      ...modules,
      noise(/** @type {number} */ width, /** @type {number} */ height) {
        const picture = new ImageData(width, height);
        let state = 1;
        for (let index = 0; index < picture.data.length; index++) {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
          picture.data[index] = state >>> 24;
        }
        return picture;
      },
    };
  });
}

test("bands have each row once, and what is beyond them as far as the picture goes", () => {
  for (const [width, height, reach, workers, count] of [
    [1, 1, 0, 4, 1],
    [4000, 3000, 0, 4, 12],
    [4000, 3000, 1, 1, 12],
    [6000, 4000, 11, 4, 24],
    [4000, 3000, 100, 2, 7],
    [4000, 3000, 351, 4, 2],
    [4000, 3000, 1000, 4, 1],
    [7, 5, 0, 2, 2],
    [7, 1, 0, 2, 1],
  ]) {
    const bands = cut(width, height, reach, workers);
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
  const results = await modules.evaluate(async ({ BandPool, cut, filters, ...modules }) => {
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
    const picture = modules.noise(331, 701);
    const pool = new BandPool(2);
    const different = [];
    for (const chain of chains) {
      const { reach, whole } = wholeOf(picture, chain);
      const bands = cut(picture.width, picture.height, reach, 7);
      const result = new Uint8ClampedArray(whole.length);
      for (const { top, image } of await pool.filter(picture, chain, bands))
        result.set(image.data, 4 * top * picture.width);
      if (bands.length < 2 || whole.some((byte, index) => byte !== result[index]))
        different.push({ chain, bands: bands.length });
    }
    return { count: chains.length, different };

    /** @param {ImageData} picture @param {Chain} chain */
    function wholeOf({ data, width, height }, chain) {
      const whole = data.slice();
      modules.filterBand(whole, width, 0, height, chain);
      return { reach: modules.reachOf(chain), whole };
    }
  });
  expect(results.different).toEqual([]);
  expect(results.count).toBeGreaterThan(30);
});

test("an abort ends the work between bands, and the pool goes on", async ({ page }) => {
  const modules = await openModules(page);
  const result = await modules.evaluate(async ({ BandPool, cut, noise }) => {
    const picture = noise(64, 400);
    const bands = cut(64, 400, 1, 40);
    const pool = new BandPool(2);
    const abort = new AbortController();
    /** @type {number[]} */
    const done = [];
    const progress = (/** @type {number} */ share) => {
      done.push(share);
      abort.abort();
    };
    const error = await pool
      .filter(picture, [["emboss"]], bands, { signal: abort.signal, progress })
      .catch((error) => error);
    const rest = await pool.filter(picture, [["emboss"]], bands);
    return { name: error.name, done, bands: bands.length, rest: rest.length };
  });
  expect(result).toMatchObject({ name: "AbortError", bands: 40, rest: 40 });
  // What the other worker was at is not thrown away, but not waited for in vain either.
  expect(result.done[0]).toBe(1 / 40);
  expect(result.done.length).toBeLessThanOrEqual(2);
});

test("a band that takes long does not hold up an abort", async ({ page }) => {
  const modules = await openModules(page);
  const result = await modules.evaluate(async ({ BandPool, cut, noise }) => {
    const pool = new BandPool(1);
    const picture = noise(1000, 3000);
    const abort = new AbortController();
    // Its first sign of life comes from the midst of the only band.
    const progress = () => abort.abort();
    const context = { signal: abort.signal, progress };
    const chain = Array(40).fill(["gaussianBlur", 100, "exact"]);
    const error = await pool
      .filter(picture, chain, cut(1000, 3000, 1000, 1), context)
      .then((filtered) => filtered.length)
      .catch((error) => error.name);
    const next = await pool.filter(noise(3, 3), [["invert"]], cut(3, 3, 0, 1));
    return { error, next: next.length };
  });
  expect(result).toEqual({ error: "AbortError", next: 1 });
});

test("a worker that trapped is replaced", async ({ page }) => {
  const modules = await openModules(page);
  const pool = await modules.evaluateHandle(async ({ BandPool, cut, noise }) => {
    const picture = noise(31, 40);
    const pool = new BandPool(2);
    const filter = () => pool.filter(picture, [["edges"]], cut(31, 40, 1, 4));
    await filter();
    return { filter };
  });
  expect(page.workers()).toHaveLength(2);
  await page.workers()[0].evaluate(() => {
    Uint8ClampedArray.prototype.subarray = () => {
      throw new WebAssembly.RuntimeError("unreachable");
    };
  });
  const answers = await pool.evaluate(async ({ filter }) => {
    const error = await filter().catch((error) => error);
    return [String(error), (await filter()).length];
  });
  expect(answers).toEqual([expect.stringMatching(/^Error: The module trapped/), 4]);
  expect(page.workers()).toHaveLength(2);
});

test("a worker that does not load is explained", async ({ page }) => {
  await page.route("**/image-band-worker.js", (route) => route.abort());
  const modules = await openModules(page);
  const error = await modules.evaluate(async ({ BandPool, cut, noise }) =>
    new BandPool(2)
      .filter(noise(3, 9), [["invert"]], cut(3, 9, 0, 2))
      .then(String)
      .catch(String),
  );
  expect(error).toMatch(/^Error: The worker could not run/);
});

test("the card filters a large picture in bands, and shows progress", async ({ page }) => {
  const card = await openCard(page, "image-filter");
  const status = card.getByRole("status");
  const progress = card.locator("progress");
  await expect(status).toHaveText(/took/);
  await expect(progress).toBeHidden();
  await card.getByRole("combobox", { name: "Filter" }).selectOption("Invert");
  await card.getByLabel("A picture of yours").setInputFiles(blackFile("large.png", 2500, 2000));
  // Until then, what is shown is of the picture before.
  await expect(card.getByText("large.png, 2500 × 2000")).toBeVisible();
  await expect(card.getByText("After: Invert")).toBeVisible();
  await expect(status).toHaveText(/^Invert took \d+\.\d ms\.$/);

  const shown = await progress.evaluateHandle((element) => {
    const bar = /** @type {HTMLProgressElement} */ (element);
    /** @type {number[]} */
    const values = [];
    const watch = () => {
      if (bar.checkVisibility() && bar.hasAttribute("value")) values.push(bar.value);
    };
    new MutationObserver(watch).observe(bar, { attributeFilter: ["value"] });
    return values;
  });
  await card.getByRole("checkbox", { name: "In bands" }).check();
  await expect(status).toHaveText(/^Invert took \d+\.\d ms, in \d+ bands\.$/);
  await expect(progress).toBeHidden();
  const values = await shown.jsonValue();
  expect(new Set(values).size).toBeGreaterThan(1);
  // Never back, though a band's last report and its end may say the same.
  expect(values).toEqual(values.toSorted((one, other) => one - other));
  expect(values.at(-1)).toBeLessThanOrEqual(1);

  await card.getByRole("checkbox", { name: "In bands" }).uncheck();
  await expect(status).toHaveText(/^Invert took \d+\.\d ms\.$/);
});
