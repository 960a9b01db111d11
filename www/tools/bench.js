// How quick the published page is, and how heavy: after `make site`, node www/tools/bench.js [CRATE]
// CRATE is the card that the address asks for, by default the first. CHROME names the browser, as for its tests.

import { once } from "node:events";
import { createServer, get } from "node:http";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import sirv from "sirv";
import config from "../playwright.config.js";

/** @import { AddressInfo } from "node:net" */
/** @import { CDPSession, Page } from "@playwright/test" */
/** @import { Crate } from "../card.js" */

const rounds = 21;
const heaviest = 100_000;
let visits = 0;
const { launchOptions } = config.use ?? {};

const server = await serve();
const { port } = /** @type {AddressInfo} */ (server.address());
const base = `http://127.0.0.1:${port}/`;
const { name: first } = (await crates())[0];
const asked = process.argv[2] ?? first;

/** @type {Record<string, { target: number, hash: string, entry: string }>} */
const rows = {
  "navigation to the first card": { target: 100, hash: "", entry: `${first}: first result` },
  [`navigation to ${asked}`]: { target: 100, hash: `#${asked}`, entry: `${asked}: first result` },
  [`${asked}'s module: fetch, compile, instantiate`]: {
    ...{ target: 1000 / 60, hash: `#${asked}`, entry: `${asked}: module` },
  },
};

const browser = await chromium.launch(launchOptions);
const used = await open();
const conditions = {
  "in a process that starts for it": inNewProcess,
  "in a process that has shown a page": (/** @type {string} */ hash, /** @type {string} */ entry) =>
    measured(used, hash, entry),
};
/** @type {Record<string, number[]>} */
const samples = {};
// The first warms the server and the browser up.
for (let round = 0; round <= rounds; round++) {
  for (const [condition, measure] of Object.entries(conditions)) {
    for (const [row, { hash, entry }] of Object.entries(rows)) {
      const sample = await measure(hash, entry);
      const name = `${row}, ${condition}`;
      samples[name] ??= [];
      if (round > 0) samples[name].push(sample);
    }
  }
}
for (const [row, { target }] of Object.entries(rows)) {
  for (const condition of Object.keys(conditions)) {
    const name = `${row}, ${condition}`;
    const sorted = samples[name].toSorted((a, b) => a - b);
    const [low, median, high] = [0.25, 0.5, 0.75].map((part) => sorted[part * (rounds - 1)]);
    const spread = `${low.toFixed(1)}–${high.toFixed(1)}`;
    console.log(`${name}: ${median.toFixed(1)} ms (${spread}), ${verdict(median, target, "ms")}`);
  }
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

/** @returns {Promise<Crate[]>} */
async function crates() {
  const page = await (await fetch(base)).text();
  const folder = /src="([^"]*)main\.js"/.exec(page)?.[1];
  const list = await fetch(new URL(`${folder}pkg/crates.json`, base));
  return /** @type {Promise<Crate[]>} */ (list.json());
}

/** A page that caches nothing. */
async function open() {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  // A page of the same host, which has a process by it.
  await page.goto(base);
  return { page, session };
}

/** @type {(hash: string, entry: string) => Promise<number>} */
async function inNewProcess(hash, entry) {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  const value = await measured({ page, session }, hash, entry);
  await page.context().close();
  return value;
}

/**
 * @param {{ page: Page, session: CDPSession }} place
 * @param {string} hash
 * @param {string} entry - Its duration, or when it was marked.
 */
async function measured({ page, session }, hash, entry) {
  // Another address, or only the fragment would change.
  await page.goto(`${base}?${++visits}${hash}`);
  // Not by waitForFunction: its 300 KB of script would be compiled while the page starts, which takes 10 ms.
  const expression = `new Promise((resolve) => {
    const told = (list) => list.getEntriesByName("${entry}").forEach(resolve);
    new PerformanceObserver(told).observe({ entryTypes: ["mark", "measure"] });
    told(performance);
  }).then(({ startTime, duration }) => duration || startTime)`;
  const { result } = await session.send("Runtime.evaluate", { expression, awaitPromise: true });
  return result.value;
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
  // A worker loads its own after its card.
  await page.waitForLoadState("networkidle");
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
