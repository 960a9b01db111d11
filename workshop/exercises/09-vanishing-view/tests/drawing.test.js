// What drawing.js makes of the package.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Drawing } from "../drawing.js";
import { initSync } from "../pkg/vanishing_view.js";

const { memory } = initSync({
  module: readFileSync(new URL("../pkg/vanishing_view_bg.wasm", import.meta.url)),
});
const size = () => memory.buffer.byteLength;

const [RED, BLUE, NOTHING] = [
  [200, 30, 30, 255],
  [20, 60, 200, 255],
  [0, 0, 0, 0],
].map(String);
const dot = (drawing, x, y, colour) => drawing.dot(x, y, colour.split(",").map(Number));
const colour = (drawing, x, y) => drawing.colourAt(x, y).join();

test("a dot is there", () => {
  const drawing = new Drawing(640, 480);
  dot(drawing, 7, 9, RED);
  assert.equal(colour(drawing, 7, 9), RED);
  assert.equal(colour(drawing, 8, 9), NOTHING, "beside it");
  drawing.free();
});

test("a dot after remember() is there, too", () => {
  const drawing = new Drawing(640, 480);
  dot(drawing, 7, 9, RED);
  // As often as it takes: what earlier tests have freed is used first.
  for (let [x, before] = [10, size()]; size() === before; x++) {
    drawing.remember();
    dot(drawing, x, 9, BLUE);
    assert.equal(colour(drawing, x, 9), BLUE, `the dot at ${x}`);
  }
  assert.equal(colour(drawing, 7, 9), RED, "the one before");
  drawing.free();
});

test("undo takes away what was painted since", () => {
  const drawing = new Drawing(640, 480);
  dot(drawing, 7, 9, RED);
  drawing.remember();
  dot(drawing, 7, 9, BLUE);
  drawing.undo();
  assert.equal(colour(drawing, 7, 9), RED);
  drawing.free();
});

test("a drawing does not mind that others are made", () => {
  const drawing = new Drawing(640, 480);
  dot(drawing, 7, 9, RED);
  const others = [];
  for (const before = size(); size() === before; ) others.push(new Drawing(640, 480));
  assert.equal(colour(drawing, 7, 9), RED, "the dot from before");
  dot(drawing, 8, 9, BLUE);
  assert.equal(colour(drawing, 8, 9), BLUE, "a new dot");
  assert.equal(colour(others[0], 8, 9), NOTHING, "in another drawing");
  for (const each of [drawing, ...others]) each.free();
});
