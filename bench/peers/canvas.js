/** @import { Picture } from "../inside/pictures.js" */

/** The filter of a 2D context, in browsers that have it. */
export async function open() {
  if (!("OffscreenCanvas" in globalThis)) throw new Error("this engine has no canvas");
  return {
    /** @param {Picture} picture */
    blur: ({ pixels, width, height }) => {
      const source = context(width, height);
      source.putImageData(new ImageData(pixels, width, height), 0, 0);
      const target = context(width, height);
      target.filter = "blur(3px)";
      return {
        run: () => {
          target.drawImage(source.canvas, 0, 0);
          // Drawing is put off until a pixel is wanted. One is enough: the others stay in the canvas.
          target.getImageData(0, 0, 1, 1);
        },
        pixels: () => target.getImageData(0, 0, width, height).data,
      };
    },
  };
}

/**
 * @param {number} width
 * @param {number} height
 */
function context(width, height) {
  const canvas = new OffscreenCanvas(width, height);
  const made = canvas.getContext("2d", { willReadFrequently: true });
  if (!made) throw new Error("This browser gives no 2D context.");
  return made;
}
