import { BandPool, cut, paysInBands } from "./image-bands.js";
import { drawFiltered, loadModule, pipelineOf } from "./image-filters.js";
import { answer } from "./image-remote.js";

/** @import { Chain } from "./image-filters.js" */
/** @import { Context } from "./image-remote.js" */

/** @typedef {{ bitmap: ImageBitmap, width: number, height: number }} Opened */
/** @typedef {{ bitmap: ImageBitmap, milliseconds: number, bands: number }} Filtered */

// A pixel takes some 20 bytes on the way: decoded, drawn, read, filtered, and shown.
const mostPixels = 50_000_000;
// What is shown is reduced to this; what is filtered and saved is not.
const longestShownSide = 1600;

const canvas = new OffscreenCanvas(1, 1);
const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
  // Kept in ordinary memory, since every pixel is read from it and written to it.
  canvas.getContext("2d", { willReadFrequently: true })
);
/** @type {ImageData | undefined} */
let picture;

const pool = new BandPool();

answer({
  /**
   * Decodes a file and keeps its pixels for the filters.
   *
   * @param {{ file: Blob }} request
   * @returns {Promise<Opened>}
   */
  async open({ file }) {
    const decoded = await createImageBitmap(file).catch(() => {
      const kind = file.type ? `of type ${file.type}` : "of unknown type";
      throw new Error(
        `This file (${kind}, ${file.size} bytes) is not a picture that this browser can decode. Try a JPEG, PNG or WebP.`,
      );
    });
    const { width, height } = decoded;
    if (width * height > mostPixels) {
      decoded.close();
      throw new RangeError(
        `This picture has ${width} × ${height} pixels, and this page takes ${mostPixels / 1e6} million. Reduce it first.`,
      );
    }
    canvas.width = width;
    canvas.height = height;
    context.drawImage(decoded, 0, 0);
    picture = context.getImageData(0, 0, width, height);
    decoded.close();
    return { bitmap: await shown(), width, height };
  },

  /**
   * Filters the opened picture.
   *
   * @param {{ chain: Chain }} request
   * @param {Context} context
   * @returns {Promise<Filtered>}
   */
  async filter({ chain }, context) {
    if (!picture) throw new Error("Open a picture first.");
    await loadModule();
    const taken = await draw(picture, chain, context);
    return { bitmap: await shown(), ...taken };
  },

  /** The last result as a PNG, in full size. */
  save() {
    return canvas.convertToBlob({ type: "image/png" });
  },
});

/**
 * Draws the filtered picture: at once, or in bands where that is quicker.
 *
 * @param {ImageData} picture
 * @param {Chain} chain
 * @param {Context} filtering
 */
async function draw(picture, chain, filtering) {
  const { reach } = pipelineOf(chain);
  const bands = cut(picture.width, picture.height, reach, pool.size);
  if (bands.length === 1 || !paysInBands(chain, reach))
    return { milliseconds: drawFiltered(context, picture, chain), bands: 1 };
  const start = performance.now();
  const filtered = await pool.filter(picture, chain, bands, filtering);
  const milliseconds = performance.now() - start;
  // Not earlier: until it is complete, the last result can be wanted.
  for (const { top, image } of filtered) context.putImageData(image, 0, top);
  return { milliseconds, bands: bands.length };
}

/** What the canvas holds, small enough to be shown. */
function shown() {
  const { width, height } = canvas;
  const scale = Math.min(1, longestShownSide / Math.max(width, height));
  return createImageBitmap(canvas, {
    resizeWidth: Math.max(1, Math.round(width * scale)),
    resizeHeight: Math.max(1, Math.round(height * scale)),
    resizeQuality: "medium",
  });
}
