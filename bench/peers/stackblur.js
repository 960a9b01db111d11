/** @import { Picture } from "../inside/pictures.js" */

/**
 * stackblur-canvas, the usual quick blur in plain JavaScript. Works in place.
 *
 * @param {string} folder - With `npm/`, what npm has installed.
 */
export async function open(folder) {
  const { imageDataRGB } = await import(`${folder}npm/stackblur-canvas/dist/stackblur.mjs`);
  return {
    /** @param {Picture} picture */
    blur: ({ pixels, width, height }) => {
      const data = pixels.slice();
      return {
        prepare: () => data.set(pixels),
        // Its weights fall off in a triangle; with 6 pixels on either side, its variance is 8, with 7 it is 10.5.
        run: () => imageDataRGB({ data, width, height }, 0, 0, width, height, 6),
        pixels: () => data,
      };
    },
  };
}
