// What TypeScript knows of the package, and that it is true.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import * as words from "../pkg/types.js";

const TEXT = "to be or not to be";

words.initSync({ module: readFileSync(new URL("../pkg/types_bg.wasm", import.meta.url)) });

test("no `any` stands in the declarations", () => {
  const declarations = readFileSync(new URL("../pkg/types.d.ts", import.meta.url), "utf8");
  // Below it is what every package has: how it is loaded, and its raw exports, which are nobody's business.
  const [own] = declarations.split("export type InitInput");
  const code = own.replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, "");
  const lines = code.split("\n").filter((line) => /\bany\b/.test(line));
  assert.deepEqual(lines, []);
});

test("TypeScript takes what is right in usage.ts, and refuses what is wrong", () => {
  const typescript = createRequire(import.meta.url).resolve("typescript/package.json");
  const tsc = join(dirname(typescript), "bin/tsc");
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const options = { cwd: folder, encoding: "utf8" };
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, "--pretty", "false"], options);
  const usage = readFileSync(join(folder, "usage.ts"), "utf8").split("\n");
  // The compiler calls it an unused directive when the line after it compiles.
  const complaints = `${stdout}${stderr}`.replace(
    /^usage\.ts\((\d+),\d+\): error TS2578: .*$/gm,
    (_, line) => `usage.ts(${Number(line) + 1}): it should not compile, and does: ${usage[line]}`,
  );
  assert.deepEqual(complaints.split("\n").filter(Boolean), []);
});

test("what the declarations say is true", () => {
  assert.equal(words.countWords(TEXT), 6);
  assert.equal(words.longestWord(TEXT), "not");
  assert.equal(words.longestWord(" "), undefined);
  assert.deepEqual(Object.fromEntries(words.wordCounts(TEXT)), { be: 2, not: 1, or: 1, to: 2 });
});

test("types of Rust are checked, in a development build", () => {
  assert.throws(() => words.countWords(5), /expected a string argument, found number/);
  assert.throws(() => words.longestWord(5), /expected a string argument, found number/);
});

test("eachWord() calls with each word and its position", () => {
  const calls = [];
  words.eachWord("to be", (...values) => calls.push(values));
  assert.deepEqual(calls, [
    ["to", 0],
    ["be", 1],
  ]);
  const stop = () => {
    throw new Error("enough");
  };
  assert.throws(() => words.eachWord("to be", stop), /enough/);
});
