import { read } from "../inside/main.js";

/** @import { Picture } from "../inside/pictures.js" */

/**
 * photon, a Rust crate for the same purpose. Its filters work in place, in its memory.
 *
 * @param {string} folder - With `npm/`, what npm has installed.
 */
export async function open(folder) {
  const path = `${folder}npm/@silvia-odwyer/photon/`;
  // Its glue imports the module as bundlers do, and no engine does; so its one import is replaced.
  const text = new TextDecoder().decode(await read(`${path}photon_rs_bg.js`));
  const glue = text.replace(/^import \* as wasm from .*$/m, "export const wasm = {};");
  const photon = await import(`data:text/javascript,${encodeURIComponent(glue)}`);
  const bytes = await read(`${path}photon_rs_bg.wasm`);
  const { instance } = await WebAssembly.instantiate(bytes, { "./photon_rs_bg.js": photon });
  Object.assign(photon.wasm, instance.exports);

  /** @param {((image: any) => void)[]} filters - Each works on an image of its own. */
  const job = (...filters) => {
    /** @param {Picture} picture */
    return ({ pixels, width, height }) => {
      /** @type {any[]} */
      let images = [];
      return {
        prepare: () => {
          for (const image of images) image.free();
          images = filters.map(() => new photon.PhotonImage(pixels, width, height));
        },
        run: () => {
          for (const [at, filter] of filters.entries()) filter(images[at]);
        },
        pixels: () => {
          const [across, down] = images.map((image) => image.get_raw_pixels());
          return down
            ? Float64Array.from(across, (it, at) => Math.min(255, Math.hypot(it, down[at])))
            : across;
        },
      };
    };
  };
  return {
    invert: job(photon.invert),
    gray: job(photon.grayscale),
    blur: job((image) => photon.gaussian_blur(image, 3)),
    // It has one direction at a time. The length of both would come on top.
    sobel: job(photon.sobel_horizontal, photon.sobel_vertical),
  };
}
