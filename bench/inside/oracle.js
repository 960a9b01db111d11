// What each filter should give, written for nothing but to be right: in double precision, one pixel at a
// time, kept from 0 to 255 but not rounded. Beyond the border, the nearest pixel repeats.

/** @import { Painter, Picture } from "./pictures.js" */

/** @typedef {(distance: number) => number} Curve */

/** @typedef {(red: number, green: number, blue: number, channel: number) => number} Formula */

/** @type {(picture: Picture, formula: Formula) => Float64Array} */
export function pointwise({ pixels }, formula) {
  const result = new Float64Array(pixels);
  for (let at = 0; at < pixels.length; at += 4) {
    const [red, green, blue] = [pixels[at], pixels[at + 1], pixels[at + 2]];
    for (let channel = 0; channel < 3; channel++)
      result[at + channel] = clamp(formula(red, green, blue, channel));
  }
  return result;
}

/**
 * By nine weights, row by row.
 *
 * @type {(picture: Picture, weights: number[]) => Float64Array}
 */
export function convolve(picture, weights) {
  const colour = reader(picture);
  return each(picture, (x, y, channel) =>
    sum(
      weights,
      (weight, at) => weight * colour(x + (at % 3) - 1, y + Math.floor(at / 3) - 1, channel),
    ),
  );
}

/**
 * The length of Sobel's gradient of a gray picture.
 *
 * @type {(picture: Picture) => Float64Array}
 */
export function sobel(picture) {
  const gray = reader(picture);
  return each(picture, (x, y) => {
    const column = (/** @type {number} */ it) =>
      gray(it, y - 1, 0) + 2 * gray(it, y, 0) + gray(it, y + 1, 0);
    const row = (/** @type {number} */ it) =>
      gray(x - 1, it, 0) + 2 * gray(x, it, 0) + gray(x + 1, it, 0);
    return Math.sqrt((column(x + 1) - column(x - 1)) ** 2 + (row(y + 1) - row(y - 1)) ** 2);
  });
}

/**
 * Until 6 σ: what is beyond weighs 10⁻⁹.
 *
 * @type {(picture: Picture, sigma: number) => Float64Array}
 */
export function gaussian(picture, sigma) {
  return separable(picture, Math.ceil(6 * sigma), (distance) =>
    Math.exp(-0.5 * (distance / sigma) ** 2),
  );
}

/** @type {(picture: Picture, radius: number) => Float64Array} */
export function box(picture, radius) {
  return separable(picture, radius, () => 1);
}

/**
 * Along rows, then along columns, which is the same as a square of the products: nothing is rounded between.
 *
 * @type {(picture: Picture, radius: number, curve: Curve) => Float64Array}
 */
function separable(picture, radius, curve) {
  const curved = Array.from({ length: 2 * radius + 1 }, (_, at) => curve(at - radius));
  const total = sum(curved, (weight) => weight);
  const weights = curved.map((weight) => weight / total);
  const colour = reader(picture);
  const rows = each(picture, (x, y, channel) =>
    sum(weights, (weight, at) => weight * colour(x + at - radius, y, channel)),
  );
  const blurred = reader({ ...picture, pixels: rows });
  return each(picture, (x, y, channel) =>
    sum(weights, (weight, at) => weight * blurred(x, y + at - radius, channel)),
  );
}

/**
 * Shrinks an opaque picture to half: each new pixel is the weighted mean of those around its middle.
 *
 * @type {(picture: Picture, reach: number, curve: Curve) => Float64Array} - `reach`, and the distance that
 *   `curve` is given, are in new pixels.
 */
export function half(picture, reach, curve) {
  const [columns, rows] = [picture.width, picture.height].map((length) =>
    spans(length, reach, curve),
  );
  const colour = reader(picture);
  const result = new Float64Array(picture.pixels.length / 4).fill(255);
  for (let at = 0; at < result.length; at++) {
    if (at % 4 === 3) continue;
    const pixel = at >> 2;
    const row = rows[Math.floor(pixel / columns.length)];
    const column = columns[pixel % columns.length];
    result[at] = clamp(
      sum(row, ([y, down]) => down * sum(column, ([x, across]) => across * colour(x, y, at % 4))),
    );
  }
  return result;
}

/**
 * Which of the old pixels make up each new one, and by which weight. Those beyond the border weigh nothing.
 *
 * @type {(length: number, reach: number, curve: Curve) => number[][][]}
 */
function spans(length, reach, curve) {
  return Array.from({ length: length / 2 }, (_, at) => {
    const weights = Array.from({ length }, (_, x) => [x, (x - 0.5 - 2 * at) / 2])
      .filter(([, distance]) => Math.abs(distance) < reach)
      .map(([x, distance]) => [x, curve(distance)]);
    const total = sum(weights, ([, weight]) => weight);
    return weights.map(([x, weight]) => [x, weight / total]);
  });
}

/** @type {Curve} */
export function lanczos3(distance) {
  const sinc = (/** @type {number} */ x) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
  return sinc(distance) * sinc(distance / 3);
}

/** @type {<Item>(items: Item[], value: (item: Item, at: number) => number) => number} */
function sum(items, value) {
  let total = 0;
  for (let at = 0; at < items.length; at++) total += value(items[at], at);
  return total;
}

/** @type {(picture: Picture, colour: Painter) => Float64Array} */
function each({ pixels, width }, colour) {
  const result = new Float64Array(pixels);
  for (let at = 0; at < pixels.length; at++) {
    const pixel = at >> 2;
    if (at % 4 < 3) result[at] = clamp(colour(pixel % width, Math.floor(pixel / width), at % 4));
  }
  return result;
}

/** @type {(picture: { pixels: ArrayLike<number>, width: number, height: number }) => Painter} */
function reader({ pixels, width, height }) {
  return (x, y, channel) => {
    const [column, row] = [
      Math.min(width - 1, Math.max(0, x)),
      Math.min(height - 1, Math.max(0, y)),
    ];
    return pixels[4 * (width * row + column) + channel];
  };
}

/** @param {number} colour */
function clamp(colour) {
  return Math.min(255, Math.max(0, colour));
}
