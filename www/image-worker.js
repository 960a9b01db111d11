import { drawFiltered } from "./image-filters.js";
import init from "./pkg/image-filter/image_filter.js";

/** @import { FilterName } from "./image-filters.js" */

/** @typedef {{ bitmap: ImageBitmap, width: number, height: number }} Opened */
/** @typedef {{ bitmap: ImageBitmap, milliseconds: number }} Filtered */

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

const actions = {
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
   * @param {{ filter: FilterName, value: number }} request
   * @returns {Promise<Filtered>}
   */
  async filter({ filter, value }) {
    if (!picture) throw new Error("Open a picture first.");
    await init().catch((error) => {
      throw new Error(
        `The module could not be loaded (${error}). Run “cargo xtask build image-filter” if it was not built yet, then reload.`,
      );
    });
    const milliseconds = drawFiltered(context, picture, filter, value);
    return { bitmap: await shown(), milliseconds };
  },

  /** The last result as a PNG, in full size. */
  save() {
    return canvas.convertToBlob({ type: "image/png" });
  },
};

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

addEventListener("message", async ({ data: { action, request } }) => {
  try {
    const reply = await actions[/** @type {keyof typeof actions} */ (action)](request);
    const transfer = "bitmap" in reply ? [reply.bitmap] : [];
    postMessage({ reply }, { transfer });
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) {
      // After a trap the module's memory is as it was half-way. (And cloned, the error would lose its name.)
      const message = `The module trapped (${error}). Try again: a fresh one will be started.`;
      postMessage({ error: new Error(message), spent: true });
    } else {
      postMessage({ error });
    }
  }
});
