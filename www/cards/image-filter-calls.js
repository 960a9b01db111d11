// The calls of the crate, made in a worker. It is here since all in this folder is published as it stands, to be shown.

import { cut } from "../image-bands.js";
import { Image, Pipeline } from "../pkg/image-filter/image_filter.js";

/** @import { Band } from "../image-bands.js" */
/** @import { Chain } from "../image-chain.js" */

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
 * Filters a picture into a new one, band by band where it is large.
 *
 * @param {Image} picture - Stays as it is.
 * @param {Chain} chain
 * @param {(done: number) => void | Promise<void>} pause - Called between bands. What it throws ends the work.
 */
export async function filterPicture(picture, chain, pause) {
  const pipeline = new Pipeline(chain);
  const filtered = new Image(picture.width, picture.height);
  try {
    const bands = cut(picture.width, picture.height, pipeline.reach);
    if (bands.length === 1) pipeline.runInto(picture, filtered);
    else {
      for (const [number, band] of bands.entries()) {
        await pause(number / bands.length);
        filterBand(pipeline, picture, filtered, band);
      }
    }
    return filtered;
  } catch (error) {
    filtered.free();
    throw error;
  } finally {
    pipeline.free();
  }
}

/**
 * Filters some rows of a picture, with as many above and below as the filter has to know.
 *
 * @param {Pipeline} pipeline
 * @param {Image} picture
 * @param {Image} filtered
 * @param {Band} band
 */
export function filterBand(pipeline, picture, filtered, { top, rows, above, below }) {
  const stride = 4 * picture.width;
  const pixels = picture.pixels().subarray((top - above) * stride, (top + rows + below) * stride);
  const image = Image.fromRgba(pixels, picture.width, above + rows + below);
  try {
    pipeline.run(image);
    // Both views are taken now: any call before may have moved the memory.
    const own = image.pixels().subarray(above * stride, (above + rows) * stride);
    filtered.pixels().set(own, top * stride);
  } finally {
    image.free();
  }
}
