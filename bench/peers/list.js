/** What npm fetches into a temporary folder: packages and their exact versions. */
export const packages = {
  "@silvia-odwyer/photon": "0.3.11",
  "@techstark/opencv-js": "5.0.0-release.1",
  "stackblur-canvas": "3.0.1",
  "wasm-vips": "0.0.19",
};

/** Where the modules are whose bytes count; OpenCV.js holds its own as text. */
export const modules = {
  photon: "@silvia-odwyer/photon/photon_rs_bg.wasm",
  "wasm-vips": "wasm-vips/lib/vips.wasm",
  "OpenCV.js": "@techstark/opencv-js/dist/opencv.js",
};

const mean = [1 / 3, 1 / 3, 1 / 3];
const rec601 = [0.299, 0.587, 0.114];

/**
 * `peer` is the file beside this one, `target` how many times quicker the package is to be, `tier` the quality of
 * blur that is nearest in error to the peer's, and `luma` the peer's weights.
 *
 * @type {{ filter: string, peer: string, target?: number, tier?: string, luma?: number[] }[]}
 */
export const comparisons = [
  { filter: "invert", peer: "photon", target: 8 },
  { filter: "invert", peer: "opencv", target: 9 },
  { filter: "invert", peer: "vips" },
  { filter: "invert", peer: "javascript", target: 4 },
  { filter: "gray", peer: "photon", target: 5, luma: mean },
  { filter: "gray", peer: "opencv", target: 4.5, luma: rec601 },
  { filter: "gray", peer: "javascript", target: 4.5 },
  { filter: "blur", peer: "photon", target: 40, tier: "fast" },
  { filter: "blur", peer: "opencv", target: 22, tier: "exact" },
  { filter: "blur", peer: "vips", target: 4.5, tier: "accurate" },
  { filter: "blur", peer: "javascript", target: 17, tier: "exact" },
  { filter: "blur", peer: "stackblur", target: 17, tier: "fast" },
  { filter: "blur", peer: "canvas", target: 7, tier: "fast" },
  { filter: "sobel", peer: "photon", target: 180 },
  { filter: "sobel", peer: "opencv", target: 10 },
  { filter: "sobel", peer: "vips", target: 7.5 },
  { filter: "sobel", peer: "javascript", target: 7 },
];
