import { filters } from "./filters.js";
import { allColours, noise, paint, photo, step, tiles } from "./pictures.js";
import { rounds } from "./rounds.js";

/** @import { Filter, Package } from "./filters.js" */
/** @import { Picture } from "./pictures.js" */
/** @import { Contestant } from "./rounds.js" */

/** @typedef {{ rounds: number, rows: string }} Options - `rows` is part of the names of those wanted. */

/**
 * Each filter against copying as many bytes.
 *
 * @param {Package} module
 * @param {Options} options
 */
export async function targets(module, options) {
  const { chosen, absent } = choose(options.rows, module);
  const picture = tiles(3840, 2160);
  // Both in ordinary memory, so that B is the same whatever is measured.
  const target = new Uint8Array(picture.pixels.length);
  const source = new Uint8Array(picture.pixels);
  const copy = { run: () => target.set(source) };
  const own = contestants(chosen, module, picture);
  const samples = await rounds(
    own.map((it) => [it, copy]),
    options.rounds,
  );
  const rows = chosen.map((it, at) => ({
    name: it.name,
    ...samples[at],
    errors: errors(it, module),
  }));
  return { absent, rows };
}

/**
 * Each filter of a package without SIMD against the same with it.
 *
 * @param {Package} module
 * @param {Options} options
 * @param {Package} other - The one without.
 */
export async function scalar(module, options, other) {
  const { chosen, absent } = choose(options.rows, module, other);
  const picture = tiles(1920, 1080);
  const own = contestants(chosen, module, picture);
  const others = contestants(chosen, other, picture);
  const samples = await rounds(
    others.map((it, at) => [it, own[at]]),
    options.rounds,
  );
  return { absent, rows: chosen.map(({ name }, at) => ({ name, ...samples[at] })) };
}

/**
 * @param {string} rows
 * @param {Package[]} modules - All must have a filter for it to be chosen.
 */
export function choose(rows, ...modules) {
  const wanted = filters.filter(({ name }) => name.includes(rows));
  const members = wanted.flatMap((it) => it.members ?? []);
  const named = filters.filter((it) => wanted.includes(it) || members.includes(it.name));
  const chosen = named.filter(({ isIn }) => modules.every(isIn));
  const absent = named.filter((it) => !chosen.includes(it));
  return { chosen, absent: absent.map(({ name }) => `${name}: the package does not have it`) };
}

/**
 * All share one image, as what is measured is large.
 *
 * @param {Filter[]} chosen
 * @param {Package} module
 * @param {Picture} picture
 * @returns {Contestant[]}
 */
function contestants(chosen, module, { pixels, width, height }) {
  const image = module.Image.fromRgba(pixels, width, height);
  const prepare = () => image.pixels().set(pixels);
  return chosen.map(({ run }) => ({ prepare, run: () => run(image, module)?.free() }));
}

/**
 * Neither side is a multiple of 16, where vector code has its seams.
 *
 * @type {(opaque: boolean) => Record<string, Picture>}
 */
const pictures = (opaque) => ({
  photo: photo(244, 180),
  noise: noise(244, 180, opaque),
  step: step(244, 180),
});
const [veiled, opaque] = [pictures(false), pictures(true)];

/**
 * @param {Filter} filter
 * @param {Package} module
 */
function errors(filter, module) {
  const error = (/** @type {Picture} */ picture) => difference(filter, module, picture);
  /** @type {Record<string, number>} */
  const found = { shift: 0 };
  for (const [name, picture] of Object.entries(filter.opaque ? opaque : veiled)) {
    const { largest, shift } = error(picture);
    found[name] = largest;
    found.shift = Math.max(found.shift, Math.abs(shift));
  }
  if ("colours" in filter.wanted) found.colours = error(allColours()).largest;
  if ("constant" in filter.wanted) {
    const shades = Array.from({ length: 256 }, (_, shade) => paint(67, 35, () => shade));
    const same = {
      ...filter,
      expected: (/** @type {Picture} */ { pixels }) => new Float64Array(pixels),
    };
    found.constant = Math.max(...shades.map((it) => difference(same, module, it).largest));
  }
  return found;
}

/**
 * The largest of any byte, and that of the colours' means.
 *
 * @param {Filter} filter
 * @param {Package} module
 * @param {Picture} picture
 */
function difference({ run, expected, rounded }, module, picture) {
  const image = module.Image.fromRgba(picture.pixels, picture.width, picture.height);
  const result = run(image, module) ?? image;
  const actual = result.pixels().slice();
  if (result !== image) result.free();
  image.free();
  const wanted = expected(picture, module);
  if (actual.length !== wanted.length)
    throw new Error("a result is not of the size that it should be");
  let [largest, sum] = [0, 0];
  for (let at = 0; at < wanted.length; at++) {
    const error = actual[at] - (rounded ? Math.floor(wanted[at] + 0.5) : wanted[at]);
    largest = Math.max(largest, Math.abs(error));
    sum += error;
  }
  // Alpha adds nothing to the sum, unless it was not kept.
  return { largest, shift: sum / (0.75 * wanted.length) };
}
