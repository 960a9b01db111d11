// The package as JavaScript has it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { greet, initSync } from "../pkg/greet.js";

initSync({ module: readFileSync(new URL("../pkg/greet_bg.wasm", import.meta.url)) });

test("JavaScript is greeted too", () => {
  assert.equal(greet("Ada"), "Hello, Ada!");
});

test("a megabyte of text comes over, and back", () => {
  const name = "é".repeat(512 * 1024);
  assert.equal(greet(name), `Hello, ${name}!`);
});

test("half a character becomes the sign for what cannot be read", () => {
  // A lone surrogate, which JavaScript's strings can hold and UTF-8 cannot.
  assert.equal(greet("\ud83d"), "Hello, \ufffd!");
});
