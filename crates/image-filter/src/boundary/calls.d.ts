/** A filter as data: the name of a method of `Image`, and what it is called with. */
export type FilterCall =
  | readonly [name: "grayscale" | "invert" | "emboss" | "edges"]
  | readonly [name: "colorMatrix", matrix: ArrayLike<number>]
  | readonly [name: "brightness", delta: number]
  | readonly [name: "contrast" | "saturation", factor: number]
  | readonly [name: "sepia" | "sharpen", amount: number]
  | readonly [name: "boxBlur", radius: number]
  | readonly [name: "gaussianBlur", sigma: number, quality?: Quality]
  | readonly [name: "convolve3x3", weights: ArrayLike<number>, divisor?: number];
