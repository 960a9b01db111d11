// Runs in every engine: Node and browsers load the same modules, and differ only in how a file is read.

import { boundary, boundaryLengths } from "./boundary.js";
import { breakEven } from "./break-even.js";
import { peers } from "./peers.js";
import { tiles } from "./pictures.js";
import { sizes } from "./sizes.js";
import { scalar, targets } from "./targets.js";

/** @import { Package } from "./filters.js" */

/**
 * What to measure. It crosses into another process or a page, so it is plain data.
 *
 * @typedef {object} Task
 * @property {"targets" | "peers" | "sizes" | "first" | "scalar" | keyof typeof ofBoundary} table
 * @property {Record<string, string>} folders - URLs, each with a slash at its end.
 * @property {number} rounds
 * @property {string} rows - Part of the names of the rows to measure.
 * @property {number[]} sides - Of the images of `sizes`, in pixels.
 */

const ofBoundary = { boundary, "boundary-lengths": boundaryLengths, "break-even": breakEven };

/** @param {Task} task */
export async function run(task) {
  if (task.table in ofBoundary) {
    const table = /** @type {keyof typeof ofBoundary} */ (task.table);
    return ofBoundary[table](await load(task.folders.boundary, "boundary"), task);
  }
  const own = task.folders.package;
  if (task.table === "first") return first(own);
  if (task.table === "sizes") return sizes(() => load(own), task);
  if (task.table === "peers") return peers(await load(own), task);
  if (task.table === "targets") return targets(await load(own), task);
  return scalar(await load(own), task, await load(task.folders.scalar));
}

/**
 * The way from the bytes of the module to a blurred 1080p picture, in a page that has both.
 *
 * @param {string} folder
 */
async function first(folder) {
  const { pixels, width, height } = tiles(1920, 1080);
  const [glue, bytes] = await fetched(folder);
  const start = performance.now();
  await glue.default({ module_or_path: bytes });
  const ready = performance.now();
  const image = glue.Image.fromRgba(pixels, width, height);
  const copied = performance.now();
  image.gaussianBlur(3, "fast");
  const end = performance.now();
  return {
    total: end - start,
    instantiate: ready - start,
    copy: copied - ready,
    blur: end - copied,
  };
}

/**
 * A new instance of the package each time.
 *
 * @param {string} folder
 * @param {string} [name] - Of its files.
 * @returns {Promise<Package>}
 */
async function load(folder, name) {
  const [glue, bytes] = await fetched(folder, name);
  const exports = await glue.default({ module_or_path: bytes });
  return { ...glue, exports, memory: exports.memory };
}

let count = 0;

/** @type {(folder: string, name?: string) => Promise<[glue: any, bytes: BufferSource]>} */
async function fetched(folder, name = "image_filter") {
  const glue = await import(`${folder}${name}.js?${count++}`);
  return [glue, await read(`${folder}${name}_bg.wasm`)];
}

/**
 * @param {string} url
 * @returns {Promise<BufferSource>}
 */
export async function read(url) {
  if (!url.startsWith("file:")) return (await fetch(url)).arrayBuffer();
  const { readFile } = await import("node:fs/promises");
  return new Uint8Array(await readFile(new URL(url)));
}
