// Who frees what JavaScript makes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { initSync, Outline } from "../pkg/who_frees.js";
import { lengthAround } from "../shapes.js";

initSync({ module: readFileSync(new URL("../pkg/who_frees_bg.wasm", import.meta.url)) });

/** @type {[number, number][]} */
const TRIANGLE = [
  [0, 0],
  [3, 0],
  [3, 4],
];

/** Throws after the first corner. */
function* broken() {
  yield TRIANGLE[0];
  throw new Error("the file ends here");
}

/** How many outlines more live after some work. */
function leftBy(work) {
  const before = Outline.living();
  work();
  return { outlinesLeft: Outline.living() - before };
}

test("what was measured is freed", () => {
  assert.equal(lengthAround(TRIANGLE), 12);
  const left = leftBy(() => lengthAround(TRIANGLE));
  assert.deepEqual(left, { outlinesLeft: 0 });
});

test("it is freed when something throws in between", () => {
  const left = leftBy(() => assert.throws(() => lengthAround(broken()), /the file ends here/));
  assert.deepEqual(left, { outlinesLeft: 0 });
});

test("a thousand times", () => {
  const left = leftBy(() => {
    for (let time = 0; time < 1000; time++) {
      lengthAround(TRIANGLE);
    }
  });
  assert.deepEqual(left, { outlinesLeft: 0 });
});

test("finish() frees the outline: using it afterwards throws", () => {
  const outline = new Outline();
  outline.lineTo(1, 2);
  assert.equal(outline.finish(), "M1 2Z");
  // In a release build the message is: null pointer passed to rust.
  assert.throws(() => outline.length, /moved value/);
  assert.throws(() => outline.finish(), /moved value/);
  assert.throws(() => outline.free(), /null pointer/);
});
