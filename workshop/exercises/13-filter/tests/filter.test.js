// The package as a page has it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brighten, initSync } from "../pkg/filter.js";

const file = new URL("../pkg/filter_bg.wasm", import.meta.url);
initSync({ module: readFileSync(file) });

test("pixels of a canvas are changed in place", () => {
  const data = Uint8ClampedArray.of(10, 20, 30, 255, 0, 128, 250, 0);
  brighten(data, 10);
  assert.deepEqual([...data], [20, 30, 40, 255, 10, 138, 255, 0]);
  brighten(data, -20);
  assert.deepEqual([...data], [0, 10, 20, 255, 0, 118, 235, 0]);
});

test("a part of a buffer is changed, and nothing around it", () => {
  const all = new Uint8ClampedArray(100).fill(100);
  brighten(all.subarray(8, 88), 1);
  const expected = Array.from({ length: 100 }, (_, place) => {
    const isColour = place >= 8 && place < 88 && place % 4 < 3;
    return isColour ? 101 : 100;
  });
  assert.deepEqual([...all], expected);
});

test("a large picture is changed to its last pixel", () => {
  const data = new Uint8ClampedArray(4 * 1000 * 1001).fill(1);
  brighten(data, 300);
  assert.deepEqual([...data.slice(0, 4)], [255, 255, 255, 1]);
  assert.deepEqual([...data.slice(-4)], [255, 255, 255, 1]);
});

test("the module has instructions that take 16 bytes at a time", () => {
  // Run by Node, as npm's own scripts for it differ from system to system.
  const binaryen = createRequire(import.meta.url).resolve("binaryen/package.json");
  const words = [join(dirname(binaryen), "bin/wasm-dis"), fileURLToPath(file)];
  const text = execFileSync(process.execPath, words, { maxBuffer: 2 ** 28 });
  const found = text.toString().match(/(i8x16|i16x8)\.(add|sub)\w*/);
  assert.ok(found, "no i8x16.add_sat_u, nor any other sum or difference of vectors");
});
