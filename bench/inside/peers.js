import { comparisons } from "../peers/list.js";
import * as oracle from "./oracle.js";
import { noise, paint, photo, step, tiles } from "./pictures.js";
import { rounds } from "./rounds.js";

/** @import { Package } from "./filters.js" */
/** @import { Picture } from "./pictures.js" */
/** @import { Contestant } from "./rounds.js" */

/**
 * A filter ready to run on one picture. The result is four bytes a pixel, or one, if it is gray.
 *
 * @typedef {Contestant & { pixels: () => ArrayLike<number> }} Job
 */

/** @typedef {Record<string, (picture: Picture) => Job>} Peer */

/**
 * Each peer against the package, filter by filter.
 *
 * @param {Package} module
 * @param {{ rounds: number, rows: string, folders: Record<string, string> }} options
 */
export async function peers(module, { rounds: count, rows, folders }) {
  const picture = tiles(1920, 1080);
  const own = ours(module);
  /** @type {Record<string, Peer>} */
  const opened = {};
  const absent = [];
  const found = [];
  for (const comparison of comparisons) {
    const { filter, peer, tier = filter } = comparison;
    const name = tier === filter ? `${filter}, ${peer}` : `${filter} ${tier}, ${peer}`;
    if (!name.includes(rows)) continue;
    try {
      const { open } = await import(`${folders.bench}peers/${peer}.js`);
      opened[peer] ??= await open(folders.peers);
      found.push({ name, comparison, theirs: opened[peer][filter], own: own[tier] });
    } catch (error) {
      absent.push(`${name}: ${error}`);
    }
  }
  const samples = await rounds(
    found.map(({ theirs, own }) => [theirs(picture), own(picture)]),
    count,
  );
  const measured = found.map(({ name, comparison, theirs, own }, at) => ({
    name,
    ...comparison,
    ...samples[at],
    ownErrors: errors(own, comparison.filter),
    errors: errors(theirs, comparison.filter, comparison.luma),
  }));
  return { absent, rows: measured };
}

/**
 * @param {Package} module
 * @returns {Peer}
 */
function ours({ Image }) {
  /** @type {(method: string, ...args: any[]) => Peer[string]} */
  const job =
    (method, ...args) =>
    ({ pixels, width, height }) => {
      const image = Image.fromRgba(pixels, width, height);
      return {
        prepare: () => image.pixels().set(pixels),
        run: () => image[method](...args),
        pixels: () => image.pixels(),
      };
    };
  return {
    invert: job("invert"),
    gray: job("grayscale"),
    sobel: job("edges"),
    fast: job("gaussianBlur", 3, "fast"),
    accurate: job("gaussianBlur", 3, "accurate"),
    exact: job("gaussianBlur", 3, "exact"),
  };
}

/**
 * The largest on photo, noise and step, off the border, where each has a rule of its own.
 *
 * @param {Peer[string]} open
 * @param {string} filter
 * @param {number[]} [luma] - The weights of red, green and blue that it means by gray.
 */
function errors(open, filter, luma = [0.2126, 0.7152, 0.0722]) {
  const [width, height, margin] = [244, 180, 12];
  return [photo(width, height), noise(width, height, true), step(width, height)].map((coloured) => {
    // Gray, so that the weights of luma have no say in Sobel's result.
    const gray = () => paint(width, height, (x, y) => coloured.pixels[4 * (width * y + x) + 1]);
    const picture = filter === "sobel" ? gray() : coloured;
    const job = open(picture);
    job.prepare?.();
    job.run();
    const actual = job.pixels();
    const expected = correct(filter, picture, luma);
    const bytes = actual.length / (width * height);
    let largest = 0;
    for (let at = 0; at < expected.length; at++) {
      const [pixel, channel] = [at >> 2, at % 4];
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      const isInside = Math.min(x, y, width - 1 - x, height - 1 - y) >= margin;
      if (isInside && channel < Math.min(3, bytes))
        largest = Math.max(largest, Math.abs(actual[bytes * pixel + channel] - expected[at]));
    }
    return largest;
  });
}

/** @type {(filter: string, picture: Picture, luma: number[]) => Float64Array} */
function correct(filter, picture, luma) {
  if (filter === "blur") return oracle.gaussian(picture, 3);
  if (filter === "sobel") return oracle.sobel(picture);
  return oracle.pointwise(picture, (red, green, blue, channel) => {
    if (filter === "invert") return 255 - [red, green, blue][channel];
    return luma[0] * red + luma[1] * green + luma[2] * blue;
  });
}
