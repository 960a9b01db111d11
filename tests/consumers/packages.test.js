// @ts-check
// What publint and attw say of each packed package, and what its users meet first.

import assert from "node:assert/strict";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { runIn, tarballs, tools } from "./tools.js";

const folder = fs.mkdtempSync(join(tmpdir(), "packages-"));

const ours = join(folder, "package.json");

tools();
fs.writeFileSync(ours, "{}");
runIn(folder, "npm", "install", "--offline", "--no-audit", "--no-fund", ...tarballs);
/** @type {Record<string, string>} */
const dependencies = JSON.parse(fs.readFileSync(ours, "utf8")).dependencies;

after(() => fs.rmSync(folder, { recursive: true }));

for (const [name, location] of Object.entries(dependencies)) {
  const tarball = location.replace(/^file:/, "");
  const installed = join(folder, "node_modules", name);
  const manifest = () => JSON.parse(fs.readFileSync(join(installed, "package.json"), "utf8"));

  test(`${name}: publint has nothing to say`, () => {
    assert.match(runIn(folder, "publint", "run", tarball, "--strict"), /All good!/);
  });

  // There is no CommonJS in it: what needs that imports, or requires the ES module.
  test(`${name}: attw finds types for each entry`, () => {
    runIn(folder, "attw", tarball, "--profile", "esm-only");
  });

  test(`${name}: types have no any, and nothing of wasm-bindgen's own`, () => {
    const types = fs.readFileSync(join(installed, manifest().types), "utf8");
    const code = types.replace(/\/\*[\s\S]*?\*\//g, "");
    assert.doesNotMatch(code, /\bany\b|__wb/);
    assert.match(code, /export default function init\(/);
    assert.match(types, /\/\*\*/);
  });

  test(`${name}: before init, an error asks for it`, async () => {
    const glue = pathToFileURL(join(installed, manifest().exports["."].default)).href;
    const beginnings = ["default", "initSync", "connect"];
    const calls = Object.entries(await import(glue)).filter(
      ([name, one]) => typeof one === "function" && !beginnings.includes(name),
    );
    assert.notEqual(calls.length, 0);
    for (const [, one] of calls) {
      const isClass = `${one}`.startsWith("class");
      const call = () => (isClass ? new one([], 1) : one("1"));
      const error = new RegExp(`^Error: ${name} is not ready: call and await init\\(\\) first$`);
      assert.throws(call, error, one.name);
    }
  });

  test(`${name}: there is one instance, however often init is called`, async () => {
    const { exports } = manifest();
    const glue = pathToFileURL(join(installed, exports["."].default)).href;
    const { default: init } = await import(`${glue}?again`);
    const module = Object.keys(exports).find((path) => path.endsWith(".wasm"));
    const from = (/** @type {Buffer} */ bytes) => ({
      module_or_path: `data:application/wasm;base64,${bytes.toString("base64")}`,
    });
    await assert.rejects(init(from(Buffer.of(1, 2, 3))), WebAssembly.CompileError);
    const bytes = fs.readFileSync(join(installed, `${module}`));
    const [one, other] = await Promise.all([init(from(bytes)), init(from(bytes))]);
    assert.equal(one, other);
    assert.equal(await init(), one);
  });
}
