/**
 * Pixels as in `ImageData`: red, green, blue, alpha, row by row.
 *
 * @typedef {{ pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number }} Picture
 */

/** @typedef {(x: number, y: number, channel: number) => number} Painter */

/** @type {(width: number, height: number, colour: Painter) => Picture} */
export function paint(width, height, colour) {
  const pixels = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let at = 0; at < width * height; at++) {
    for (let channel = 0; channel < 3; channel++)
      pixels[4 * at + channel] = colour(at % width, Math.floor(at / width), channel);
  }
  return { pixels, width, height };
}

/**
 * Like a photograph: detail at every scale, the finer the fainter, and objects with edges two pixels
 * soft. The same in every engine: it takes nothing but basic arithmetic and roots.
 *
 * @type {(width: number, height: number) => Picture}
 */
export function photo(width, height) {
  const scales = [
    [120, 150],
    [40, 80],
    [13, 40],
    [4, 16],
    [1, 5],
  ];
  const discs = [
    [0.3, 0.35, 0.22, 80],
    [0.7, 0.6, 0.3, -70],
  ];
  return paint(width, height, (x, y, channel) => {
    let colour = 120 + 12 * channel;
    for (const [size, strength] of scales)
      colour += strength * (cloud(x / size, y / size, channel) - 0.5);
    for (const [across, down, radius, shade] of discs) {
      const distance = Math.sqrt((x - across * width) ** 2 + (y - down * height) ** 2);
      colour += shade * Math.min(1, Math.max(0, (radius * height - distance) / 2));
    }
    return colour;
  });
}

/**
 * Colours at random, alpha as well unless it is to be opaque.
 *
 * @type {(width: number, height: number, opaque: boolean) => Picture}
 */
export function noise(width, height, opaque) {
  const picture = paint(width, height, (x, y, channel) => 256 * random(x, y, channel) - 0.5);
  for (let at = 3; !opaque && at < picture.pixels.length; at += 4)
    picture.pixels[at] = 256 * random(at, 0, 3) - 0.5;
  return picture;
}

/**
 * Black and white quarters: the hardest edges there are, in both directions.
 *
 * @type {(width: number, height: number) => Picture}
 */
export function step(width, height) {
  return paint(width, height, (x, y) => (x < width / 2 === y < height / 2 ? 255 : 0));
}

/** @type {() => Picture} */
export function allColours() {
  const words = new Uint32Array(2 ** 24);
  for (let colour = 0; colour < words.length; colour++) words[colour] = 0xff000000 + colour;
  return { pixels: new Uint8ClampedArray(words.buffer), width: 4096, height: 4096 };
}

/**
 * A large picture, to be timed on: a small photograph again and again.
 *
 * @type {(width: number, height: number) => Picture}
 */
export function tiles(width, height) {
  const tile = photo(480, 270);
  const pixels = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++) {
    const row = tile.pixels.subarray(1920 * (y % 270), 1920 * ((y % 270) + 1));
    for (let x = 0; x < width; x += 480) pixels.set(row, 4 * (width * y + x));
  }
  return { pixels, width, height };
}

/**
 * Smooth between random values at whole coordinates.
 *
 * @type {Painter}
 */
function cloud(x, y, seed) {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const row = (/** @type {number} */ line) =>
    between(random(left, line, seed), random(left + 1, line, seed), x - left);
  return between(row(top), row(top + 1), y - top);
}

/** @type {(from: number, to: number, part: number) => number} */
function between(from, to, part) {
  return from + part * part * (3 - 2 * part) * (to - from);
}

/**
 * From 0 to 1, always the same for the same whole numbers.
 *
 * @type {Painter}
 */
function random(x, y, seed) {
  let bits = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed + 1, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
}
