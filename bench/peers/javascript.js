/** @import { Picture } from "../inside/pictures.js" */

// The same filters as plain JavaScript, written to be as quick as that gets: pixels as signed 32-bit words, which engines
// compute with, only typed arrays, nothing allocated while it runs, whole numbers wherever they do.

export async function open() {
  return { invert: job(invert, true), gray: job(gray, true), blur: job(blur), sobel: job(sobel) };
}

/**
 * @param {(width: number, height: number) => (source: Int32Array, target: Int32Array) => void} make
 * @param {boolean} [inPlace] - Otherwise from one array into another, which saves a copy of the input.
 */
function job(make, inPlace) {
  /** @param {Picture} picture */
  return ({ pixels, width, height }) => {
    const source = new Int32Array(pixels.buffer);
    const target = new Int32Array(source.length);
    const filter = make(width, height);
    return {
      prepare: () => target.set(source),
      run: () => filter(inPlace ? target : source, target),
      pixels: () => new Uint8Array(target.buffer),
    };
  };
}

function invert() {
  /** @type {(source: Int32Array, target: Int32Array) => void} */
  return (source, target) => {
    for (let at = 0; at < source.length; at++) target[at] = source[at] ^ 0x00ffffff;
  };
}

function gray() {
  /** @type {(source: Int32Array, target: Int32Array) => void} */
  return (source, target) => {
    for (let at = 0; at < source.length; at++) {
      const pixel = source[at];
      target[at] = (pixel & 0xff000000) | (luma(pixel) * 0x010101);
    }
  };
}

/** @param {number} pixel */
function luma(pixel) {
  const sum = 6966 * (pixel & 255) + 23436 * ((pixel >> 8) & 255) + 2366 * ((pixel >> 16) & 255);
  return (sum + 16384) >> 15;
}

/**
 * @param {number} width
 * @param {number} height
 */
function sobel(width, height) {
  // One pixel longer on either side, where the nearest repeats.
  const stride = width + 2;
  const plane = new Int16Array(stride * (height + 2));
  /** @type {(source: Int32Array, target: Int32Array) => void} */
  return (source, target) => {
    for (let y = 0; y < height; y++) {
      const start = stride * (y + 1) + 1;
      for (let x = 0; x < width; x++) plane[start + x] = luma(source[width * y + x]);
      plane[start - 1] = plane[start];
      plane[start + width] = plane[start + width - 1];
    }
    plane.copyWithin(0, stride, 2 * stride);
    plane.copyWithin(stride * (height + 1), stride * height, stride * (height + 1));
    for (let y = 0; y < height; y++) {
      let at = stride * y;
      // The sums of the columns to the left and in the middle go on to the next pixel.
      let [left, middle] = [column(plane, at, stride), column(plane, at + 1, stride)];
      let [leftStep, middleStep] = [
        plane[at + 2 * stride] - plane[at],
        plane[at + 1 + 2 * stride] - plane[at + 1],
      ];
      at += 2;
      for (let x = 0; x < width; x++, at++) {
        const right = column(plane, at, stride);
        const rightStep = plane[at + 2 * stride] - plane[at];
        const across = right - left;
        const down = leftStep + 2 * middleStep + rightStep;
        const length = Math.min(255, (Math.sqrt(across * across + down * down) + 0.5) | 0);
        const to = width * y + x;
        target[to] = (source[to] & 0xff000000) | (length * 0x010101);
        left = middle;
        middle = right;
        leftStep = middleStep;
        middleStep = rightStep;
      }
    }
  };
}

/**
 * @param {Int16Array} plane
 * @param {number} at
 * @param {number} stride
 */
function column(plane, at, stride) {
  return plane[at] + 2 * plane[at + stride] + plane[at + 2 * stride];
}

/**
 * Gaussian with σ 3, cut off at 12 pixels: along rows, then along columns, both by `bell`. 32-bit floats were quicker
 * here than 64-bit ones and than whole numbers, and twelve pairs written out quicker than a loop over them.
 *
 * @param {number} width
 * @param {number} height
 */
function blur(width, height) {
  const stride = 3 * width;
  const row = new Float32Array(3 * (width + 24));
  const plane = new Float32Array(stride * (height + 24));
  /** @type {(source: Int32Array, target: Int32Array) => void} */
  return (source, target) => {
    for (let y = 0; y < height; y++) {
      for (let x = -12, to = 0; x < width + 12; x++, to += 3) {
        const pixel = source[width * y + Math.min(width - 1, Math.max(0, x))];
        row[to] = pixel & 255;
        row[to + 1] = (pixel >> 8) & 255;
        row[to + 2] = (pixel >> 16) & 255;
      }
      const start = stride * (y + 12);
      for (let at = 0; at < stride; at++) plane[start + at] = bell(row, 36 + at, 3);
    }
    for (let y = 0; y < 12; y++) {
      plane.copyWithin(stride * y, stride * 12, stride * 13);
      plane.copyWithin(stride * (height + 12 + y), stride * (height + 11), stride * (height + 12));
    }
    for (let to = 0, at = stride * 12; to < source.length; to++, at += 3) {
      const red = (bell(plane, at, stride) + 0.5) | 0;
      const green = (bell(plane, at + 1, stride) + 0.5) | 0;
      const blue = (bell(plane, at + 2, stride) + 0.5) | 0;
      target[to] = (source[to] & 0xff000000) | (blue << 16) | (green << 8) | red;
    }
  };
}

const curve = Array.from({ length: 13 }, (_, distance) => Math.exp(-0.5 * (distance / 3) ** 2));
const total = curve.reduce((sum, weight) => sum + 2 * weight, -curve[0]);
const [w0, w1, w2, w3, w4, w5, w6, w7, w8, w9, w10, w11, w12] = curve.map((it) => it / total);

/**
 * @param {Float32Array} row
 * @param {number} at
 * @param {number} step - From one pixel to the next.
 */
function bell(row, at, step) {
  return (
    w0 * row[at] +
    w1 * (row[at - step] + row[at + step]) +
    w2 * (row[at - 2 * step] + row[at + 2 * step]) +
    w3 * (row[at - 3 * step] + row[at + 3 * step]) +
    w4 * (row[at - 4 * step] + row[at + 4 * step]) +
    w5 * (row[at - 5 * step] + row[at + 5 * step]) +
    w6 * (row[at - 6 * step] + row[at + 6 * step]) +
    w7 * (row[at - 7 * step] + row[at + 7 * step]) +
    w8 * (row[at - 8 * step] + row[at + 8 * step]) +
    w9 * (row[at - 9 * step] + row[at + 9 * step]) +
    w10 * (row[at - 10 * step] + row[at + 10 * step]) +
    w11 * (row[at - 11 * step] + row[at + 11 * step]) +
    w12 * (row[at - 12 * step] + row[at + 12 * step])
  );
}
