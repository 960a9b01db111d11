// The class as JavaScript has it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Counter, initSync } from "../pkg/counter.js";

initSync({ module: readFileSync(new URL("../pkg/counter_bg.wasm", import.meta.url)) });

test("new Counter(5) makes one", () => {
  assert.equal(new Counter(5) instanceof Counter, true);
});

test("counter.value is a number, without parentheses", () => {
  assert.equal(new Counter(5).value, 5);
});

test("counter.increment() counts", () => {
  const counter = new Counter(5);
  counter.increment();
  assert.equal(counter.value, 6);
});

test("two counters do not share", () => {
  const [one, other] = [new Counter(5), new Counter(5)];
  one.increment();
  assert.deepEqual({ one: one.value, other: other.value }, { one: 6, other: 5 });
});

test("nobody writes counter.value from outside", () => {
  const counter = new Counter(5);
  assert.throws(() => {
    counter.value = 7;
  }, TypeError);
  assert.equal(counter.value, 5);
});
