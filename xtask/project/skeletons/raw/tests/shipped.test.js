// @ts-check
// The package as it is shipped: run `node --test` once it is built.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { crc32 as expected } from "node:zlib";
import { connect, crc32, initSync } from "../pkg/skeleton_raw.js";

const bytes = await readFile(new URL("../pkg/skeleton_raw.wasm", import.meta.url));
const module = await WebAssembly.compile(bytes);

test("the module imports nothing", () => {
  assert.deepEqual(WebAssembly.Module.imports(module), []);
});

test("before it is ready it says what to do", () => {
  assert.throws(() => crc32(bytes), /call and await init\(\) first/);
});

test("it computes what zlib does", () => {
  initSync({ module: bytes });
  for (const length of [0, 1, bytes.length]) {
    const piece = bytes.subarray(0, length);
    assert.equal(crc32(piece), expected(piece));
  }
});

test("the exports of another module are refused", () => {
  assert.throws(() => connect({}), /does not export memory, buffer, capacity, update/);
});
