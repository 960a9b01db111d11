import init, { Image, Pipeline } from "./pkg/image-filter/image_filter.js";

/** @import { FilterCall } from "./pkg/image-filter/image_filter.js" */

/** @typedef {{ label: string, min: number, max: number, step: number, value: number }} Range */
/** @typedef {{ label: string, choices: string[], value: string }} Choice */
/** @typedef {{ label: string, value: number[] }} Numbers */
/** @typedef {Range | Choice | Numbers} Parameter */
/** @typedef {{ label: string, parameters?: Parameter[] }} Filter */

/** The filters that the page offers, by the method of `Image` that each is. */
export const filters = /** @satisfies {{ [Name in FilterCall[0]]: Filter }} */ ({
  gaussianBlur: {
    label: "Gaussian blur",
    parameters: [
      { label: "Sigma in pixels", min: 0.3, max: 100, step: 0.1, value: 6 },
      { label: "Quality", choices: ["fast", "accurate", "exact"], value: "accurate" },
    ],
  },
  boxBlur: {
    label: "Box blur",
    parameters: [{ label: "Radius in pixels", min: 0, max: 1000, step: 1, value: 8 }],
  },
  sharpen: {
    label: "Sharpen",
    parameters: [{ label: "Amount", min: 0, max: 10, step: 0.1, value: 1 }],
  },
  edges: { label: "Edges" },
  emboss: { label: "Emboss" },
  grayscale: { label: "Grayscale" },
  sepia: {
    label: "Sepia",
    parameters: [{ label: "Amount", min: 0, max: 1, step: 0.01, value: 0.8 }],
  },
  invert: { label: "Invert" },
  brightness: {
    label: "Brightness",
    parameters: [{ label: "Delta", min: -255, max: 255, step: 1, value: 50 }],
  },
  contrast: {
    label: "Contrast",
    parameters: [{ label: "Factor", min: 0, max: 16, step: 0.05, value: 1.5 }],
  },
  saturation: {
    label: "Saturation",
    parameters: [{ label: "Factor", min: 0, max: 16, step: 0.05, value: 2 }],
  },
  colorMatrix: {
    label: "Colour matrix",
    parameters: [
      // Red and blue change places.
      { label: "Rows of red, green, blue and offset", value: [0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0] },
    ],
  },
  convolve3x3: {
    label: "Convolution",
    parameters: [
      // Outlines, lighter than what is around them.
      { label: "Nine weights, row by row", value: [-1, -1, -1, -1, 8, -1, -1, -1, -1] },
      { label: "Divisor", min: 1, max: 4096, step: 1, value: 1 },
    ],
  },
});

/** @typedef {keyof typeof filters} FilterName */

/** @typedef {FilterCall[]} Chain - What a `Pipeline` is made of, and what can be sent to a worker. */

/** Loads the module. To be called before anything below, and once in each worker. */
export async function loadModule() {
  await init().catch((error) => {
    throw new Error(
      `The module could not be loaded (${error}). Run “cargo xtask build image-filter” if it was not built yet, then reload.`,
    );
  });
}

/**
 * How many rows above and below a row of the result depends on.
 *
 * @param {Chain} chain
 */
export function reachOf(chain) {
  const pipeline = new Pipeline(chain);
  const { reach } = pipeline;
  pipeline.free();
  return reach;
}

/**
 * Copies a decoded picture into the module.
 *
 * @param {ImageBitmap} bitmap
 */
export async function takePicture(bitmap) {
  const picture = new Image(bitmap.width, bitmap.height);
  try {
    await picture.copyFrom(bitmap);
    return picture;
  } catch (error) {
    picture.free();
    throw error;
  }
}

/**
 * Draws the filtered picture and returns how many milliseconds the filters alone took.
 *
 * @param {OffscreenCanvasRenderingContext2D} context
 * @param {Image} picture - Stays as it is.
 * @param {Chain} chain
 */
export function drawFiltered(context, picture, chain) {
  const pipeline = new Pipeline(chain);
  const filtered = new Image(picture.width, picture.height);
  try {
    const start = performance.now();
    pipeline.runInto(picture, filtered);
    const milliseconds = performance.now() - start;
    filtered.putInto(context);
    return milliseconds;
  } finally {
    filtered.free();
    pipeline.free();
  }
}

/**
 * Filters some rows of a picture, and puts the result where the pixels were, without the rows above and
 * below, which it needs only to know them.
 *
 * @param {Uint8ClampedArray} pixels
 * @param {number} width
 * @param {number} above
 * @param {number} rows
 * @param {Chain} chain
 * @param {(done: number) => void} [progress]
 */
export function filterBand(pixels, width, above, rows, chain, progress) {
  const stride = 4 * width;
  const pipeline = new Pipeline(chain);
  const image = Image.fromRgba(pixels, width, pixels.length / stride);
  try {
    pipeline.run(image, progress);
    pixels.set(image.pixels().subarray(above * stride, (above + rows) * stride));
  } finally {
    image.free();
    pipeline.free();
  }
}
