import { filterPicture, takePicture } from "./cards/image-filter-calls.js";
import { answer } from "./image-remote.js";
import init from "./pkg/image-filter/image_filter.js";

/** @import { Chain } from "./image-chain.js" */
/** @import { Actions } from "./image-remote.js" */
/** @import { Image } from "./pkg/image-filter/image_filter.js" */

/** @typedef {{ bitmap: ImageBitmap, width: number, height: number }} Opened */
/** @typedef {{ bitmap: ImageBitmap, milliseconds: number }} Filtered */
/**
 * @typedef {{
 *   open: { request: { module: WebAssembly.Module, file: Blob }, reply: Opened },
 *   filter: { request: { chain: Chain }, reply: Filtered },
 *   save: { request: {}, reply: Blob },
 * }} ImageProtocol
 */

// A pixel takes some 20 bytes on the way: decoded, before and after the filter, drawn, and of the picture before it.
const mostPixels = 50_000_000;
// What is shown is reduced to this; what is filtered and saved is not.
const longestShownSide = 1600;

const canvas = new OffscreenCanvas(1, 1);
const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
  // Kept in ordinary memory, since every pixel is written to it.
  canvas.getContext("2d", { willReadFrequently: true })
);
/** @type {Image | undefined} */
let picture;

/** @type {Actions<ImageProtocol>} */
const actions = {
  /** Decodes a file and keeps its pixels for the filters. */
  async open({ module, file }) {
    await init({ module_or_path: module });
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
    const taken = await takePicture(decoded);
    picture?.free();
    picture = taken;
    canvas.width = width;
    canvas.height = height;
    const bitmap = shown(decoded);
    decoded.close();
    return { bitmap, width, height };
  },

  /** Filters the opened picture. */
  async filter({ chain }, { pause }) {
    if (!picture) throw new Error("Open a picture first.");
    const start = performance.now();
    const filtered = await filterPicture(picture, chain, pause);
    const milliseconds = performance.now() - start;
    try {
      // Not band by band: until it is complete, the last result can be wanted.
      filtered.putInto(context);
    } finally {
      filtered.free();
    }
    return { bitmap: shown(canvas), milliseconds };
  },

  /** The last result as a PNG, in full size. */
  save() {
    return canvas.convertToBlob({ type: "image/png" });
  },
};

answer(actions);

/**
 * A copy that is small enough to be shown.
 *
 * @param {OffscreenCanvas | ImageBitmap} source
 */
function shown(source) {
  const scale = Math.min(1, longestShownSide / Math.max(source.width, source.height));
  const [width, height] = [source.width, source.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  );
  // Not createImageBitmap, which resizes, in Chromium, a photograph as the camera held it.
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!context)
    throw new Error("This browser has no more canvases. Close other pages, then reload.");
  context.imageSmoothingQuality = "medium";
  context.drawImage(source, 0, 0, width, height);
  return context.canvas.transferToImageBitmap();
}
