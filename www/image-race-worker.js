import { racers } from "./image-javascript.js";
import { measure } from "./image-measure.js";
import { answer } from "./image-remote.js";
import init, { Image, Pipeline } from "./pkg/image-filter/image_filter.js";

/** @import { Racer } from "./image-javascript.js" */
/** @import { Time } from "./image-measure.js" */
/** @import { Actions } from "./image-remote.js" */

/** @typedef {"JavaScript" | "Scalar Wasm" | "SIMD Wasm"} Runner */
/** @typedef {"call" | "object" | "list" | "view" | "in" | "out"} Crossing */
/**
 * @typedef {{
 *   race: { request: { module: WebAssembly.Module, racer: Racer, side: number, rounds: number }, reply: Record<Runner, Time> },
 *   cross: { request: { module: WebAssembly.Module, rounds: number }, reply: Record<Crossing, Time> },
 * }} RaceProtocol
 */
/** @typedef {{ run: () => void, pixels: () => Uint8ClampedArray, free: () => void }} Contestant */

/** @type {Actions<RaceProtocol>} */
const actions = {
  /** A filter of a square picture, done by each. */
  async race({ module, racer, side, rounds }, { pause }) {
    await init({ module_or_path: module });
    const scalar = await load("image-filter-scalar/image_filter.js");
    const source = noise(4 * side * side);
    const contestants = {
      JavaScript: inJavaScript(racer, source, side),
      "Scalar Wasm": inWasm(scalar, racer, source, side),
      "SIMD Wasm": inWasm({ Image, Pipeline }, racer, source, side),
    };
    try {
      const entries = Object.entries(contestants);
      const calls = Object.fromEntries(entries.map(([name, { run }]) => [name, run]));
      const times = await measure(calls, rounds, pause);
      compare(contestants);
      return times;
    } finally {
      for (const { free } of Object.values(contestants)) free();
    }
  },

  /** What crosses the boundary between JavaScript and the module. */
  async cross({ module, rounds }, { pause }) {
    await init({ module_or_path: module });
    const image = new Image(1000, 1000);
    const bytes = noise(4_000_000);
    try {
      const calls = {
        call: () => image.width,
        object: () => new Image(1, 1).free(),
        list: () =>
          new Pipeline([
            ["gaussianBlur", 3, "fast"],
            ["sharpen", 1],
          ]).free(),
        view: () => image.pixels(),
        in: () => image.pixels().set(bytes),
        out: () => image.toRgba(),
      };
      return await measure(calls, rounds, pause);
    } finally {
      image.free();
    }
  },
};

answer(actions);

/**
 * Only now, as only those who start it need it.
 *
 * @param {string} path - Of a package's glue.
 */
async function load(path) {
  const url = new URL(`./pkg/${path}`, import.meta.url).href;
  try {
    const glue = await import(url);
    await glue.default();
    return glue;
  } catch (error) {
    throw new Error(
      `${url} could not be loaded (${error}). Run “cargo xtask build” if it was not built yet, then reload.`,
    );
  }
}

/** @type {(racer: Racer, source: Uint8ClampedArray, side: number) => Contestant} */
function inJavaScript(racer, source, side) {
  const target = new Uint8ClampedArray(source.length);
  const { run } = racers[racer];
  return {
    run: () => run(source, target, side, side),
    pixels: () => target,
    free() {},
  };
}

/** @type {(glue: { Image: typeof Image, Pipeline: typeof Pipeline }, racer: Racer, source: Uint8ClampedArray, side: number) => Contestant} */
function inWasm(glue, racer, source, side) {
  const image = glue.Image.fromRgba(source, side, side);
  const target = new glue.Image(side, side);
  const pipeline = new glue.Pipeline([racers[racer].call]);
  return {
    run: () => pipeline.runInto(image, target),
    pixels: () => target.pixels(),
    free: () => {
      for (const it of [image, target, pipeline]) it.free();
    },
  };
}

/** @param {Record<string, Contestant>} contestants */
function compare(contestants) {
  const [[, first], ...others] = Object.entries(contestants);
  const expected = first.pixels();
  for (const [name, { pixels }] of others) {
    if (!areEqual(expected, pixels()))
      throw new Error(`${name} made other pixels than JavaScript, so their times say nothing.`);
  }
}

/** @type {(one: Uint8ClampedArray, other: Uint8ClampedArray) => boolean} */
function areEqual(one, other) {
  // Not by `some`, which takes a second for the largest.
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return one.length === other.length;
}

/** @param {number} length */
function noise(length) {
  const bytes = new Uint8ClampedArray(length);
  let state = 1;
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}
