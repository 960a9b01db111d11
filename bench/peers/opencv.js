/** @import { Picture } from "../inside/pictures.js" */

/**
 * OpenCV.js, on matrices in its memory: the inversion in place, the others from one into another.
 *
 * @param {string} folder - With `npm/`, what npm has installed.
 */
export async function open(folder) {
  const cv = await load(`${folder}npm/@techstark/opencv-js/dist/opencv.js`);

  /** @param {(source: any, result: any) => void} filter */
  const job = (filter) => {
    /** @param {Picture} picture */
    return ({ pixels, width, height }) => {
      const source = new cv.Mat(height, width, cv.CV_8UC4);
      source.data.set(pixels);
      const result = new cv.Mat();
      return {
        prepare: () => source.copyTo(result),
        run: () => filter(source, result),
        pixels: () => result.data,
      };
    };
  };
  const [gray, across, down, length] = [new cv.Mat(), new cv.Mat(), new cv.Mat(), new cv.Mat()];
  return {
    invert: job((_, result) => cv.bitwise_not(result, result)),
    gray: job((source, result) => cv.cvtColor(source, result, cv.COLOR_RGBA2GRAY)),
    blur: job((source, result) =>
      cv.GaussianBlur(source, result, new cv.Size(0, 0), 3, 3, cv.BORDER_REPLICATE),
    ),
    sobel: job((source, result) => {
      cv.cvtColor(source, gray, cv.COLOR_RGBA2GRAY);
      cv.Sobel(gray, across, cv.CV_32F, 1, 0);
      cv.Sobel(gray, down, cv.CV_32F, 0, 1);
      cv.magnitude(across, down, length);
      length.convertTo(result, cv.CV_8U);
    }),
  };
}

/**
 * A script from before modules.
 *
 * @param {string} url
 */
async function load(url) {
  if (url.startsWith("file:")) {
    const { createRequire } = await import("node:module");
    return createRequire(url)(new URL(url).pathname);
  }
  const script = document.createElement("script");
  script.src = url;
  document.head.append(script);
  await new Promise((resolve) => script.addEventListener("load", resolve));
  return /** @type {any} */ (globalThis).cv;
}
