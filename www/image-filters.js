/** @import { FilterCall } from "./pkg/image-filter/image_filter.js" */

/** @typedef {{ name: string, label: string, min: number, max: number, step: number, value: number }} Range */
/** @typedef {{ name: string, label: string, choices: string[], value: string }} Choice */
/** @typedef {{ name: string, label: string, value: number[] }} Numbers */
/** @typedef {Range | Choice | Numbers} Parameter */
/** @typedef {{ label: string, parameters?: Parameter[] }} Filter */

/** The filters that the page offers, by the method of `Image` that each is. */
export const filters = /** @satisfies {{ [Name in FilterCall[0]]: Filter }} */ ({
  gaussianBlur: {
    label: "Gaussian blur",
    parameters: [
      { name: "sigma", label: "Sigma in pixels", min: 0.3, max: 100, step: 0.1, value: 6 },
      {
        name: "quality",
        label: "Quality",
        choices: ["fast", "accurate", "exact"],
        value: "accurate",
      },
    ],
  },
  boxBlur: {
    label: "Box blur",
    parameters: [
      { name: "radius", label: "Radius in pixels", min: 0, max: 1000, step: 1, value: 8 },
    ],
  },
  sharpen: {
    label: "Sharpen",
    parameters: [{ name: "amount", label: "Amount", min: 0, max: 10, step: 0.1, value: 1 }],
  },
  edges: { label: "Edges" },
  emboss: { label: "Emboss" },
  grayscale: { label: "Grayscale" },
  sepia: {
    label: "Sepia",
    parameters: [{ name: "amount", label: "Amount", min: 0, max: 1, step: 0.01, value: 0.8 }],
  },
  invert: { label: "Invert" },
  brightness: {
    label: "Brightness",
    parameters: [{ name: "delta", label: "Delta", min: -255, max: 255, step: 1, value: 50 }],
  },
  contrast: {
    label: "Contrast",
    parameters: [{ name: "factor", label: "Factor", min: 0, max: 16, step: 0.05, value: 1.5 }],
  },
  saturation: {
    label: "Saturation",
    parameters: [{ name: "factor", label: "Factor", min: 0, max: 16, step: 0.05, value: 2 }],
  },
  colorMatrix: {
    label: "Colour matrix",
    parameters: [
      // Red and blue change places.
      {
        name: "matrix",
        label: "Rows of red, green, blue and offset",
        value: [0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0],
      },
    ],
  },
  convolve3x3: {
    label: "Convolution",
    parameters: [
      // Outlines, lighter than what is around them.
      {
        name: "weights",
        label: "Nine weights, row by row",
        value: [-1, -1, -1, -1, 8, -1, -1, -1, -1],
      },
      { name: "divisor", label: "Divisor", min: 1, max: 4096, step: 1, value: 1 },
    ],
  },
});

/** @typedef {keyof typeof filters} FilterName */
