// Where measurements run. Each one starts in a process or page of its own, so that none meets what another left behind.

import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { pathToFileURL } from "node:url";

/** @import { Task } from "./inside/main.js" */

/** @typedef {Omit<Task, "folders">} Order */

/**
 * @typedef {object} Engine
 * @property {"Node" | "Chromium"} name
 * @property {string} version
 * @property {(order: Order) => Promise<any>} run
 * @property {() => Promise<void>} stop
 */

/**
 * @param {Record<string, string>} folders - What the modules inside may load, by the name of each.
 * @returns {Engine}
 */
export function startNode(folders) {
  const urls = Object.entries(folders).map(([name, path]) => [name, `${pathToFileURL(path)}/`]);
  return {
    name: "Node",
    version: process.versions.node,
    run: (order) =>
      new Promise((resolve, reject) => {
        const child = fork(new URL("inside/node.js", import.meta.url));
        child.once("message", resolve);
        child.once("error", reject);
        child.once("exit", (code) =>
          reject(new Error(`Node ended with ${code} while measuring ${order.table}.`)),
        );
        child.send({ ...order, folders: Object.fromEntries(urls) });
      }),
    stop: async () => {},
  };
}

/**
 * @param {Record<string, string>} folders - As for Node; each is served under its name.
 * @returns {Promise<Engine>}
 * @throws {Error} If there is no Chromium, or it does not start.
 */
export async function startChromium(folders) {
  const { chromium } = await import("@playwright/test");
  const places = [chromium.executablePath(), "/usr/bin/chromium"];
  const executablePath = process.env.CHROME ?? places.find(existsSync);
  if (!executablePath)
    throw new Error(
      "there is no Chromium: set CHROME to its path, or run “npx playwright install chromium”",
    );
  const browser = await chromium.launch({ executablePath });
  const { server, origin } = await serve(folders);
  const urls = Object.keys(folders).map((name) => [name, `${origin}/${name}/`]);
  return {
    name: "Chromium",
    version: browser.version(),
    run: async (order) => {
      // Without anything compiled before, as in a private window.
      const context = await browser.newContext();
      try {
        const page = await context.newPage();
        page.on("pageerror", (error) => console.error(error));
        await page.goto(`${origin}/`);
        return await page.evaluate(async ({ main, task }) => (await import(main)).run(task), {
          main: `${origin}/bench/inside/main.js`,
          task: { ...order, folders: Object.fromEntries(urls) },
        });
      } finally {
        await context.close();
      }
    },
    stop: async () => {
      await browser.close();
      server.close();
    },
  };
}

/** @type {Record<string, string>} */
const types = {
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

/** @param {Record<string, string>} folders */
async function serve(folders) {
  const server = createServer(async (request, response) => {
    // Isolated pages have the finer clock (5 µs), and the shared memory that wasm-vips needs.
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const [, name, ...rest] = pathname.split("/");
    const type = types[extname(pathname)] ?? "text/html";
    try {
      // A URL has no “..” left.
      const body =
        pathname === "/" ? "<!doctype html>" : await readFile([folders[name], ...rest].join("/"));
      response.writeHead(200, { "Content-Type": type }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { server, origin: `http://127.0.0.1:${address.port}` };
}
