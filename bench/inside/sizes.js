import { rounds } from "./rounds.js";
import { choose } from "./targets.js";

/** @import { Filter, Package } from "./filters.js" */

const names = [
  "grayscale",
  "edges",
  "boxBlur 50",
  "gaussianBlur 3 fast",
  "gaussianBlur 3 exact",
  "resize to half, lanczos3",
];

/**
 * What a pixel costs in images of many sizes, and the memory that a filter takes beyond two images.
 *
 * @param {() => Promise<Package>} load - Gives a new instance.
 * @param {{ rounds: number, rows: string, sides: number[] }} options - Images are squares of these sides.
 */
export async function sizes(load, { rounds: count, rows, sides }) {
  const module = await load();
  const chosen = choose(rows, module).chosen.filter(({ name }) => names.includes(name));
  const images = sides.map((side) => filled(module, side));
  const cases = chosen.flatMap((filter) =>
    sides.map((side, at) => {
      // Small images are filtered often enough for the clock: as many pixels as 2 megapixels have.
      const calls = Math.max(1, Math.round(2e6 / side ** 2));
      const run = () => {
        for (let call = 0; call < calls; call++) filter.run(images[at], module)?.free();
      };
      return { filter, side, calls, run };
    }),
  );
  const samples = await rounds(
    cases.map((it) => [it, undefined]),
    count,
  );
  for (const image of images) image.free();

  const measured = [];
  for (const [at, { filter, side, calls }] of cases.entries()) {
    const nanoseconds = samples[at].times.map((time) => (1e6 * time) / (calls * side ** 2));
    const beyond = memoryBeyond(await load(), filter, side);
    measured.push({ name: filter.name, side, nanoseconds, beyond });
  }
  return { rows: measured };
}

/**
 * Bytes beyond those of two images after one call. All that the module has counts, its stack as well.
 *
 * @type {(module: Package, filter: Filter, side: number) => number}
 */
function memoryBeyond(module, { run }, side) {
  // A module's memory never shrinks, so it is a new one.
  run(filled(module, side), module);
  return module.memory.buffer.byteLength - 2 * 4 * side ** 2;
}

/** @type {(module: Package, side: number) => any} */
function filled({ Image }, side) {
  const image = new Image(side, side);
  const pixels = image.pixels();
  const start = Math.min(pixels.length, 2 ** 16);
  for (let at = 0; at < start; at++) pixels[at] = Math.imul(at, 0x9e3779b1) >>> 24;
  for (let at = start; at < pixels.length; at *= 2) pixels.copyWithin(at, 0, at);
  return image;
}
