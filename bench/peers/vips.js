/** @import { Picture } from "../inside/pictures.js" */

/**
 * wasm-vips on one thread. Its operations are only planned until the result is written, so copying in
 * and out is part of what is timed.
 *
 * @param {string} folder - With `npm/`, what npm has installed.
 */
export async function open(folder) {
  const file = folder.startsWith("file:") ? "vips-node.mjs" : "vips-es6.js";
  const { default: start } = await import(`${folder}npm/wasm-vips/lib/${file}`);
  const vips = await start({ dynamicLibraries: [] });
  vips.concurrency(1);

  /**
   * @param {number} bands
   * @param {(image: any) => any} filter
   */
  const job = (bands, filter) => {
    /** @param {Picture} picture */
    return ({ pixels, width, height }) => {
      const input = bands === 4 ? pixels : pixels.filter((_, at) => at % 4 === 0);
      /** @type {Uint8Array} */
      let output;
      return {
        run: () => {
          const image = vips.Image.newFromMemory(input, width, height, bands, "uchar");
          const result = filter(image);
          output = result.writeToMemory();
          result.delete();
          image.delete();
        },
        pixels: () => output,
      };
    };
  };
  return {
    invert: job(4, (image) => image.invert()),
    // As default, it cuts the curve off where it falls below a fifth, which is quicker by a little and far off.
    blur: job(4, (image) => image.gaussblur(3, { min_ampl: 0.02 })),
    // Given the luma: finding it would take longer than Sobel, since vips does so in linear light.
    sobel: job(1, (image) => image.sobel()),
  };
}
