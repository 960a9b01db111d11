// How quick the page is. In one terminal `cargo xtask start`, in another: node www/tools/bench.js
// PAGE_URL and CHROME name the page and the browser, as for its tests.

import { chromium } from "@playwright/test";
import config from "../playwright.config.js";

const rounds = 21;
const { baseURL = "", launchOptions } = config.use ?? {};

/** @type {Record<string, { target: number, path: string, entry: string }>} */
const rows = {
  "navigation to the first card": { target: 100, path: "./", entry: "counter: first result" },
  "navigation to greet": { target: 100, path: "./#greet", entry: "greet: first result" },
  "greet's module: fetch, compile, instantiate": {
    ...{ target: 1000 / 60, path: "./#greet", entry: "greet: module" },
  },
};

const browser = await chromium.launch(launchOptions);
/** @type {Record<string, number[]>} */
const samples = Object.fromEntries(Object.keys(rows).map((name) => [name, []]));
// The first warms the server and the browser up.
for (let round = 0; round <= rounds; round++) {
  for (const [name, { path, entry }] of Object.entries(rows)) {
    const sample = await measured(new URL(path, baseURL).href, entry);
    if (round > 0) samples[name].push(sample);
  }
}
await browser.close();

for (const [name, { target }] of Object.entries(rows)) {
  const sorted = samples[name].toSorted((a, b) => a - b);
  const [low, median, high] = [0.25, 0.5, 0.75].map((part) => sorted[part * (rounds - 1)]);
  const verdict = median <= target ? "reached" : "missed";
  console.log(
    `${name}: ${median.toFixed(1)} ms (${low.toFixed(1)}–${high.toFixed(1)}), wanted ${target.toFixed(1)}: ${verdict}`,
  );
}

/**
 * In a context of its own, which has nothing cached.
 *
 * @param {string} url
 * @param {string} entry - Its duration, or when it was marked.
 */
async function measured(url, entry) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  const waited = await page.waitForFunction((entry) => {
    const [{ startTime, duration } = {}] = performance.getEntriesByName(entry);
    return startTime !== undefined && (duration || startTime);
  }, entry);
  const value = Number(await waited.jsonValue());
  await context.close();
  return value;
}
