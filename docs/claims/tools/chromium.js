// One Chromium for all checks, with a page of its own for each.

import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { chromium } from "@playwright/test";
import sirv from "sirv";
import { LeftOut } from "./command.js";

/** @import { Browser } from "@playwright/test" */

/**
 * @template Result
 * @typedef {object} Seen
 * @property {Result} value
 * @property {string[]} messages - What was written to the console, each after its kind: "error: …".
 */

/** @type {Browser | undefined} */
let browser;

async function start() {
  const places = [
    chromium.executablePath(),
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  ];
  const executablePath = process.env.CHROME ?? places.find(existsSync);
  if (!executablePath) throw new LeftOut("there is no Chromium here; cure: set CHROME to its path");
  return chromium.launch({ executablePath });
}

export const stopChromium = () => browser?.close();

/**
 * Runs a function in an empty page of a server whose root is this folder.
 *
 * @template Argument, Result
 * @param {string} folder
 * @param {(argument: Argument) => Promise<Result>} task
 * @param {Argument} argument
 * @param {string} [wasmType] - What `.wasm` is served as.
 * @returns {Promise<Seen<Result>>}
 * @throws {LeftOut} Where there is no Chromium.
 */
export async function inPage(folder, task, argument, wasmType = "application/wasm") {
  browser ??= await start();
  const files = sirv(folder, {
    dev: true,
    setHeaders: (response, path) => {
      if (path.endsWith(".wasm")) response.setHeader("Content-Type", wasmType);
    },
  });
  const server = createServer((request, response) => {
    if (request.url === "/") response.end('<!doctype html><link rel="icon" href="data:,">');
    else files(request, response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    /** @type {string[]} */
    const messages = [];
    page.on("console", (it) => messages.push(`${it.type()}: ${it.text()}`));
    page.on("pageerror", (it) => messages.push(`uncaught: ${it}`));
    await page.goto(`http://127.0.0.1:${port}/`);
    const value = /** @type {Result} */ (await page.evaluate(/** @type {any} */ (task), argument));
    return { value, messages };
  } finally {
    await context.close();
    server.close();
  }
}
