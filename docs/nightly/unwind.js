// @ts-check
// A panic that unwinds is an exception: what was under way is cleaned up, and the instance stays usable.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { boom, greet, initSync } from "../../crates/greet/pkg/greet.js";

const module = await readFile(new URL("../../crates/greet/pkg/greet_bg.wasm", import.meta.url));
const { memory } = initSync({ module });

const message = "out of cheese ".repeat(1000);
const panic = () => assert.throws(() => boom(message), { name: "PanicError", message });
panic();
const before = memory.buffer.byteLength;
for (let i = 0; i < 10_000; i++) panic();
assert.equal(memory.buffer.byteLength, before);
assert.equal(greet("Ada"), "Hello, Ada!");
console.log("10,001 panics, each caught, have left nothing behind");
