// @ts-check
// One project, as someone else would have it: copied to a folder far from the workspace, with the packed packages
// installed, built, and run.
//
//     node tests/consumers/run.js vite
//
// A folder is such a project when it has a package.json. Its scripts `build`, `serve` and `test` are run where it
// has them; a project without `test` is a page, which is opened in Chrome.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { chromium } from "@playwright/test";
import sirv from "sirv";
import { environment, runIn, tarball, tools } from "./tools.js";

const WANTED = "Hello, Ada! 42 245,235,225,255";
const PACKAGES = ["counter", "greet", "image-filter"];

const [name = ""] = process.argv.slice(2);
const source = join(import.meta.dirname, name);
assert.ok(name && fs.existsSync(join(source, "package.json")), `there is no project ${source}`);
const { scripts = {} } = JSON.parse(fs.readFileSync(join(source, "package.json"), "utf8"));

const folder = fs.mkdtempSync(join(tmpdir(), `${name}-`));
const project = join(folder, name);
const run = (/** @type {string[]} */ ...words) => runIn(project, ...words);

before(() => {
  fs.cpSync(source, project, { recursive: true });
  // The tools are beside the project, as in a workspace.
  fs.symlinkSync(tools(), join(folder, "node_modules"), "junction");
  run("npm", "install", "--offline", "--no-audit", "--no-fund", ...PACKAGES.map(tarball));
});

after(() => fs.rmSync(folder, { recursive: true }));

if (scripts.build) {
  test("it is built", () => {
    run("npm", "run", "build");
  });
}

if (scripts.test) {
  test("it runs", () => {
    const lines = run("npm", "run", "--silent", "test").trim().split("\n");
    assert.deepEqual(new Set(lines), new Set([WANTED]));
  });
} else {
  test("its page works in Chrome, with a silent console", async () => {
    const { stop, url } = scripts.serve ? await serveByScript() : await serveFolder();
    try {
      assert.deepEqual(await open(url), { result: WANTED, complaints: [] });
    } finally {
      stop();
    }
  });
}

if (scripts.build && !scripts.test) {
  test("each module is shipped once", () => {
    const modules = (/** @type {string} */ within) =>
      fs
        .readdirSync(join(project, within), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".wasm"))
        .map((file) => fs.readFileSync(join(project, within, file)).toString("base64"))
        .sort();
    assert.deepEqual(modules("dist"), modules("node_modules"));
  });
}

/** Whether there is a page in `dist` depends on the bundler; the others have one beside it. */
async function serveFolder() {
  const dist = join(project, "dist");
  const files = sirv(fs.existsSync(join(dist, "index.html")) ? dist : project, { dev: true });
  const server = createServer((request, response) => files(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/`, stop: () => server.close() };
}

/** The script prints where it serves. */
async function serveByScript() {
  const isWindows = process.platform === "win32";
  const child = spawn("npm", ["run", "serve"], {
    cwd: project,
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
    shell: isWindows,
    detached: !isWindows,
  });
  // npm's own end would leave the server running.
  const stop = () => {
    if (isWindows) spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"]);
    else process.kill(-Number(child.pid));
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = stripVTControlCharacters(line).match(/http:\S+/) ?? [];
    if (url) return { url, stop };
  }
  throw new Error("the script `serve` ended without a word of where it serves");
}

/**
 * What a page shows in its `<output>`, and what it complains of.
 *
 * @param {string} url
 */
async function open(url) {
  const browser = await chromium.launch({ executablePath: process.env.CHROME });
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const complaints = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(url);
    const output = page.locator("output:not(:empty)");
    const result = await output.textContent({ timeout: 20_000 }).catch(String);
    return { result, complaints };
  } finally {
    await browser.close();
  }
}
