import * as oracle from "./oracle.js";

/** @import { Picture } from "./pictures.js" */

/**
 * The built package. Not by its own types, since which filters it lacks is found out here.
 *
 * @typedef {{ Image: any, Pipeline?: any, memory: WebAssembly.Memory }} Package
 */

/**
 * @typedef {object} Filter
 * @property {string} name
 * @property {number} target - Its time at most, in times of copying the pixels; that of a chain in times
 *   of its dearest member.
 * @property {(module: Package) => boolean} isIn
 * @property {(image: any, module: Package) => any} run - Works in place, or gives a new image.
 * @property {(picture: Picture, module: Package) => Float64Array} expected
 * @property {Record<string, number>} wanted - The largest error by picture; `constant` is that of 256
 *   pictures of one gray, `shift` that of a picture's mean, `colours` that of all 2²⁴ colours.
 * @property {boolean} [rounded] - Compared with what is expected after rounding, halves up.
 * @property {boolean} [opaque] - Tried on opaque pictures only.
 * @property {string[]} [members] - Of a chain: their names.
 */

const one = { photo: 1, noise: 1, step: 1 };
const none = { photo: 0, noise: 0, step: 0 };
const rounded = { rounded: true };
const opaque = { opaque: true };

const matrix = [0.39, 0.77, 0.19, -10, 0.35, 0.69, 0.17, 5, 0.27, -0.53, 1.13, 20];
const smooth = [1, 2, 1, 2, 4, 2, 1, 2, 1];
const emboss = [-2, -1, 0, -1, 1, 1, 0, 1, 2];
const sharpen = [0, -1, 0, -1, 8, -1, 0, -1, 0];

/** @type {(formula: oracle.Formula) => Filter["expected"]} */
const pointwise = (formula) => (picture) => oracle.pointwise(picture, formula);

/** @type {(formula: (colour: number) => number) => Filter["expected"]} */
const each = (formula) =>
  pointwise((red, green, blue, channel) =>
    formula(channel === 0 ? red : channel === 1 ? green : blue),
  );

/** @type {(kernel: number[], divisor: number) => Filter["expected"]} */
const convolved = (kernel, divisor) => (picture) =>
  oracle.convolve(
    picture,
    kernel.map((weight) => weight / divisor),
  );

/** @type {(radius: number) => Filter["expected"]} */
const boxed = (radius) => (picture) => oracle.box(picture, radius);

const inverse = each((colour) => 255 - colour);
const brighter = each((colour) => colour + 20);
const contrasted = each((colour) => 1.5 * (colour - 127.5) + 127.5);
const luma = pointwise((red, green, blue) => 0.2126 * red + 0.7152 * green + 0.0722 * blue);

const multiplied = pointwise((red, green, blue, channel) => {
  const [ofRed, ofGreen, ofBlue, offset] = matrix.slice(4 * channel);
  return ofRed * red + ofGreen * green + ofBlue * blue + offset;
});

/**
 * Of the package's own luma: what that is off by is in the row of `grayscale`.
 *
 * @type {Filter["expected"]}
 */
const gradient = (picture, module) => {
  const gray = after(picture, module, (image) => image.grayscale());
  return oracle.sobel({ ...picture, pixels: Uint8ClampedArray.from(gray) });
};

/** @type {WeakMap<Picture, Float64Array>} */
const blurred = new WeakMap();

/**
 * The same for three rows, and the slowest of all.
 *
 * @type {Filter["expected"]}
 */
const gaussian = (picture) => {
  const known = blurred.get(picture) ?? oracle.gaussian(picture, 3);
  blurred.set(picture, known);
  return known;
};

// A fast blur of a constant picture is that picture, and no picture turns brighter or darker.
const fast = { photo: 3, step: 4, constant: 0, shift: 0.1 };
const accurate = { photo: 2, step: 2.5 };

/** @type {Filter[]} */
export const filters = [
  filter("invert", 0.45, ["invert"], inverse, none, rounded),
  filter("grayscale", 0.9, ["grayscale"], luma, { colours: 1 }),
  filter("brightness 20", 1.2, ["brightness", 20], brighter, one),
  filter("contrast 1.5", 1.2, ["contrast", 1.5], contrasted, one),
  filter("colorMatrix", 1.2, ["colorMatrix", matrix], multiplied, one),
  chain(),
  filter(
    "convolve3x3 smooth",
    1.5,
    ["convolve3x3", smooth, 16],
    convolved(smooth, 16),
    none,
    rounded,
  ),
  filter(
    "convolve3x3 emboss",
    1.5,
    ["convolve3x3", emboss, 1],
    convolved(emboss, 1),
    none,
    rounded,
  ),
  filter("sharpen 1", 1.5, ["sharpen", 1], convolved(sharpen, 4), none, rounded),
  filter("boxBlur 3", 3, ["boxBlur", 3], boxed(3), one),
  filter("boxBlur 50", 3, ["boxBlur", 50], boxed(50), one),
  filter("edges", 2.2, ["edges"], gradient, none, rounded),
  filter("gaussianBlur 3 fast", 3.5, ["gaussianBlur", 3, "fast"], gaussian, fast),
  filter("gaussianBlur 3 accurate", 5, ["gaussianBlur", 3, "accurate"], gaussian, accurate),
  filter("gaussianBlur 3 exact", 13, ["gaussianBlur", 3, "exact"], gaussian, one),
  half("area", 1.5, 0.5, () => 1),
  half("lanczos3", 5, 3, oracle.lanczos3),
];

/**
 * @param {string} name
 * @param {number} target
 * @param {[string, ...any[]]} call - A method of `Image`, and its arguments.
 * @param {Filter["expected"]} expected
 * @param {Record<string, number>} wanted
 * @param {object} [more]
 * @returns {Filter}
 */
function filter(name, target, [method, ...args], expected, wanted, more) {
  return {
    name,
    target,
    // A blur without a choice of quality is the exact one.
    isIn: ({ Image: { prototype } }) =>
      method in prototype &&
      (["fast", "accurate"].includes(args[1]) ? prototype[method].length > 1 : true),
    run: (image) => image[method](...args),
    expected,
    wanted,
    ...more,
  };
}

/** @type {(method: string, target: number, reach: number, curve: oracle.Curve) => Filter} */
function half(method, target, reach, curve) {
  const expected = (/** @type {Picture} */ picture) => oracle.half(picture, reach, curve);
  return {
    ...filter(`resize to half, ${method}`, target, ["resize"], expected, one, opaque),
    run: (image) => image.resize(image.width / 2, image.height / 2, method),
  };
}

/** @returns {Filter} */
function chain() {
  const calls = [["grayscale"], ["contrast", 1.5], ["brightness", 20], ["invert"]];
  const steps = (/** @type {any} */ it) => calls.map(([name, ...values]) => it[name](...values));
  return {
    name: "chain of four in a Pipeline",
    target: 1.2,
    isIn: ({ Pipeline }) => Pipeline !== undefined,
    // Putting it together is part of its time; it is nothing beside the work.
    run: (image, { Pipeline }) => {
      const pipeline = new Pipeline(calls);
      pipeline.run(image);
      pipeline.free();
    },
    expected: (picture, module) => after(picture, module, steps),
    wanted: none,
    rounded: true,
    members: ["grayscale", "contrast 1.5", "brightness 20", "invert"],
  };
}

/** @type {(picture: Picture, module: Package, work: (image: any) => void) => Float64Array} */
function after({ pixels, width, height }, { Image }, work) {
  const image = Image.fromRgba(pixels, width, height);
  work(image);
  const result = Float64Array.from(image.pixels());
  image.free();
  return result;
}
