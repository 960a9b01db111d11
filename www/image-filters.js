import { Image } from "./pkg/image-filter/image_filter.js";

/** @typedef {{ label: string, min: number, max: number, step: number, value: number }} Parameter */
/** @typedef {{ label: string, parameter?: Parameter }} Filter */

/** The filters that the page offers, by the method of `Image` that each is. */
export const filters = /** @satisfies {{ [Method in keyof Image]?: Filter }} */ ({
  gaussianBlur: {
    label: "Gaussian blur",
    parameter: { label: "Sigma in pixels", min: 0.5, max: 40, step: 0.5, value: 6 },
  },
  sharpen: {
    label: "Sharpen",
    parameter: { label: "Amount", min: 0, max: 5, step: 0.1, value: 1 },
  },
  edges: { label: "Edges" },
  grayscale: { label: "Grayscale" },
  invert: { label: "Invert" },
  brightness: {
    label: "Brightness",
    parameter: { label: "Delta", min: -255, max: 255, step: 1, value: 50 },
  },
  contrast: {
    label: "Contrast",
    parameter: { label: "Factor", min: 0, max: 4, step: 0.05, value: 1.5 },
  },
});

/** @typedef {keyof typeof filters} FilterName */

/**
 * Draws the filtered picture and returns how many milliseconds the filter alone took.
 *
 * @param {OffscreenCanvasRenderingContext2D} context
 * @param {ImageData} picture
 * @param {FilterName} filter
 * @param {number} value
 */
export function drawFiltered(context, picture, filter, value) {
  const image = Image.fromRgba(picture.data, picture.width, picture.height);
  try {
    const start = performance.now();
    image[filter](value);
    const milliseconds = performance.now() - start;
    // pixels() is a view into the module's memory: drawn at once, before that memory can grow.
    context.putImageData(new ImageData(image.pixels(), image.width, image.height), 0, 0);
    return milliseconds;
  } finally {
    image.free();
  }
}
