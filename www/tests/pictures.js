import { crc32, deflateSync } from "node:zlib";
import { expect, openCard } from "./fixture.js";

/** @import { Locator, Page } from "@playwright/test" */
/** @typedef {typeof import("../image-bands.js") & typeof import("../cards/image-filter-calls.js") & typeof import("../image-filters.js")} Modules */
/** @typedef {typeof import("../pkg/image-filter/image_filter.js")} Glue */

/**
 * A PNG of the given rows, each of which is what the format calls a scanline.
 *
 * @param {number} width
 * @param {number} height
 * @param {{ bitDepth: number, colorType: number, rows: Uint8Array }} pixels
 */
function encodePng(width, height, { bitDepth, colorType, rows }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bitDepth, colorType], 8);
  const stride = rows.length / height;
  // Before each row stands the number of its prediction; 0 is none.
  const lines = Buffer.alloc(rows.length + height);
  for (let row = 0; row < height; row++) {
    lines.set(rows.subarray(row * stride, (row + 1) * stride), row * (stride + 1) + 1);
  }
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  const data = deflateSync(lines, { level: 1 });
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND")]);
}

/**
 * @param {string} type
 * @param {Uint8Array} [data]
 */
function chunk(type, data = new Uint8Array()) {
  const content = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(content.length + 8);
  frame.writeUInt32BE(data.length, 0);
  content.copy(frame, 4);
  frame.writeUInt32BE(crc32(content), content.length + 4);
  return frame;
}

/**
 * A file as `setInputFiles` takes it.
 *
 * @param {string} name
 * @param {number} width
 * @param {number} height
 * @param {Uint8Array | number[]} rgba
 */
export function pngFile(name, width, height, rgba) {
  const rows = Uint8Array.from(rgba);
  const buffer = encodePng(width, height, { bitDepth: 8, colorType: 6, rows });
  return { name, mimeType: "image/png", buffer };
}

/**
 * A black picture of many pixels in a small file.
 *
 * @param {string} name
 * @param {number} width
 * @param {number} height
 */
export function blackFile(name, width, height) {
  const rows = new Uint8Array(Math.ceil(width / 8) * height);
  const buffer = encodePng(width, height, { bitDepth: 1, colorType: 0, rows });
  return { name, mimeType: "image/png", buffer };
}

/**
 * The bytes of the pixels that a canvas shows, or of its corner where it is larger than 64 × 64.
 *
 * @param {Locator} canvas
 * @returns {Promise<number[]>}
 */
export function pixelsOf(canvas) {
  return canvas.evaluate((element) => {
    const canvas = /** @type {HTMLCanvasElement} */ (element);
    const [width, height] = [canvas.width, canvas.height].map((side) => Math.min(side, 64));
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context?.drawImage(canvas, 0, 0);
    return [...(context?.getImageData(0, 0, width, height).data ?? [])];
  });
}

// A canvas multiplies colours by alpha; these are the values that survive it.
export const known = [0, 50, 100, 255, 200, 150, 255, 255, 255, 0, 255, 128, 0, 0, 0, 0];
export const inverted = [255, 205, 155, 255, 55, 105, 0, 255, 0, 255, 0, 128, 0, 0, 0, 0];
export const knownFile = pngFile("known.png", 2, 2, known);

/** @param {Page} page */
export async function openImageCard(page) {
  const card = await openCard(page, "image-filter");
  const filter = card.getByRole("combobox", { name: "Filter" });
  await expect(status(card)).toHaveText(/took/);
  return { card, filter, before: card.getByLabel(/^Before/), after: card.getByLabel(/^After/) };
}

/** @param {Locator} card */
export function status(card) {
  return card.getByRole("status");
}

/**
 * @param {Locator} card
 * @param {{ name: string, mimeType: string, buffer: Buffer }} file
 */
export function choose(card, file) {
  return card.getByLabel("A picture of yours").setInputFiles(file);
}

/**
 * The modules on a page without cards, pictures of noise, and a client with a worker of its own.
 *
 * @param {Page} page
 */
export async function openModules(page) {
  await page.route("**/pkg/crates.json", (route) => route.fulfill({ json: [] }));
  await page.goto("./");
  return page.evaluateHandle(async () => {
    // Of a published page, it is not where the page is.
    const main = document.querySelector("script[type=module]")?.getAttribute("src") ?? "";
    const folder = new URL(main, document.baseURI).href;
    const names = ["image-bands", "cards/image-filter-calls", "image-filters", "image-client"];
    const glueName = "./pkg/image-filter/image_filter.js";
    const files = names.map((name) => `./${name}.js`);
    const urls = [...files, glueName].map((name) => new URL(name, folder).href);
    const [bands, calls, filters, client, loaded] = await Promise.all(
      urls.map((url) => import(url)),
    );
    const glue = /** @type {Glue} */ (loaded);
    const answer = fetch(new URL("./pkg/image-filter/image_filter_bg.wasm", folder));
    const module = await WebAssembly.compileStreaming(answer);
    const { memory } = await glue.default({ module_or_path: module });
    /** @type {Modules} */
    const modules = { ...bands, ...calls, ...filters };
    return {
      ...modules,
      folder,
      glue,
      memory,
      client: /** @type {import("../image-client.js").ImageClient} */ (
        new client.ImageClient(module)
      ),
      noise(/** @type {number} */ width, /** @type {number} */ height) {
        const picture = new glue.Image(width, height);
        const pixels = picture.pixels();
        let state = 1;
        for (let index = 0; index < pixels.length; index++) {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
          pixels[index] = state >>> 24;
        }
        return picture;
      },
      file(/** @type {number} */ width, /** @type {number} */ height) {
        const canvas = new OffscreenCanvas(width, height);
        canvas.getContext("2d")?.fillRect(0, 0, width, height);
        return canvas.convertToBlob();
      },
    };
  });
}
