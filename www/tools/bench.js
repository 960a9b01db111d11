// How quick the published page is, and how heavy: after `make site`, node www/tools/bench.js
// CHROME names the browser, as for its tests.

import { once } from "node:events";
import { createServer, get } from "node:http";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import sirv from "sirv";
import config from "../playwright.config.js";

/** @import { AddressInfo } from "node:net" */

const rounds = 21;
const heaviest = 100_000;
const { launchOptions } = config.use ?? {};

/** @type {Record<string, { target: number, path: string, entry: string }>} */
const rows = {
  "navigation to the first card": { target: 100, path: "./", entry: "counter: first result" },
  "navigation to greet": { target: 100, path: "./#greet", entry: "greet: first result" },
  "greet's module: fetch, compile, instantiate": {
    ...{ target: 1000 / 60, path: "./#greet", entry: "greet: module" },
  },
};

const server = await serve();
const { port } = /** @type {AddressInfo} */ (server.address());
const base = `http://127.0.0.1:${port}/`;
const browser = await chromium.launch(launchOptions);
/** @type {Record<string, number[]>} */
const samples = Object.fromEntries(Object.keys(rows).map((name) => [name, []]));
// The first warms the server and the browser up.
for (let round = 0; round <= rounds; round++) {
  for (const [name, { path, entry }] of Object.entries(rows)) {
    const sample = await measured(new URL(path, base).href, entry);
    if (round > 0) samples[name].push(sample);
  }
}
for (const [name, { target }] of Object.entries(rows)) {
  const sorted = samples[name].toSorted((a, b) => a - b);
  const [low, median, high] = [0.25, 0.5, 0.75].map((part) => sorted[part * (rounds - 1)]);
  const spread = `${low.toFixed(1)}–${high.toFixed(1)}`;
  console.log(`${name}: ${median.toFixed(1)} ms (${spread}), ${verdict(median, target, "ms")}`);
}
const bytes = await weight();
console.log(
  `all of it, without pictures: ${bytes} bytes as sent, ${verdict(bytes, heaviest, "bytes")}`,
);
await browser.close();
server.close();

/** @type {(found: number, target: number, unit: string) => string} */
function verdict(found, target, unit) {
  return `wanted ${Number(target.toFixed(1))} ${unit}: ${found <= target ? "reached" : "missed"}`;
}

/** What `make site` made, as a careful host would serve it. */
async function serve() {
  const files = sirv(join(import.meta.dirname, "../../dist/site"), { brotli: true });
  const server = createServer((request, response) =>
    files(request, response, () => {
      response.writeHead(404).end();
    }),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
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

/** The bytes of all that is loaded until every card works. */
async function weight() {
  const page = await browser.newPage();
  /** @type {Set<string>} */
  const urls = new Set();
  page.on("request", (request) => urls.add(request.url()));
  await page.goto(base);
  const cards = page.getByRole("article");
  await cards.first().waitFor();
  for (const card of await cards.all()) await card.locator(".facts").waitFor();
  // The worker of image-filter loads its own until there is a result.
  await page.getByText(/ took .* in the worker/).waitFor();
  await page.close();
  const loaded = [...urls].filter((url) => url.startsWith(base) && !url.endsWith(".png"));
  // Asked for once more, since of what a worker loads the browser does not say how much was sent.
  const sizes = await Promise.all(loaded.map(sizeOf));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** @param {string} url */
async function sizeOf(url) {
  const request = get(url, { headers: { "accept-encoding": "br" } });
  const [response] = await once(request, "response");
  let size = 0;
  for await (const chunk of response) size += chunk.length;
  return size;
}
