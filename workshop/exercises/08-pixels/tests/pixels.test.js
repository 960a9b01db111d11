// The pixels as JavaScript sees them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { initSync, inverted, Picture } from "../pkg/pixels.js";

const { memory } = initSync({
  module: readFileSync(new URL("../pkg/pixels_bg.wasm", import.meta.url)),
});

/** Four pixels. */
const COLOURS = [255, 160, 0, 255, 0, 20, 60, 128, 1, 2, 3, 4, 127, 128, 129, 0];

test("pixels() is a part of the module's memory", () => {
  const picture = new Picture(4, 3);
  const pixels = picture.pixels();
  assert.equal(pixels.constructor.name, "Uint8ClampedArray");
  assert.equal(pixels.length, 4 * 3 * 4, "four bytes a pixel");
  assert.equal(whose(pixels), "the module's memory");
  assert.equal(picture.pixels().byteOffset, pixels.byteOffset, "and where it begins stays");
  picture.free();
});

test("Rust reads what JavaScript writes, and JavaScript what Rust writes", () => {
  const picture = new Picture(2, 2);
  const pixels = picture.pixels();
  pixels.set(COLOURS);
  assert.equal(picture.pixels().join(), COLOURS.join(), "written, and read again");
  picture.invert();
  // The same view, not a new one.
  assert.equal(pixels.join(), naive(COLOURS).join());
  assert.equal(pixels.join(), inverted(new Uint8Array(COLOURS)).join());
  picture.free();
});

test("each picture has pixels of its own", () => {
  const [one, other] = [new Picture(2, 2), new Picture(2, 2)];
  one.pixels().set(COLOURS);
  other.invert();
  assert.equal(one.pixels().join(), COLOURS.join());
  assert.equal(other.pixels().join(), naive(new Array(16).fill(0)).join());
  one.free();
  other.free();
});

test("inverting takes no memory, however large the picture", () => {
  const picture = new Picture(1024, 1024);
  const before = memory.buffer.byteLength;
  picture.invert();
  assert.equal(memory.buffer.byteLength, before, "bytes of memory, after and before");
  picture.free();
});

test("what is too large is refused, and does no harm", () => {
  assert.throws(() => new Picture(65536, 65536), RangeError);
  new Picture(1, 1).free();
});

function whose(pixels) {
  return pixels.buffer === memory.buffer ? "the module's memory" : "a buffer of its own: a copy";
}

/** What inverting is, as plain as can be. */
function naive(pixels) {
  return pixels.map((byte, place) => (place % 4 === 3 ? byte : 255 - byte));
}
