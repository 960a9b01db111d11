// Runs in every engine: Node and browsers load the same modules, and differ only in how a file is read.

import { peers } from "./peers.js";
import { tiles } from "./pictures.js";
import { sizes } from "./sizes.js";
import { scalar, targets } from "./targets.js";

/** @import { Package } from "./filters.js" */

/**
 * What to measure. It crosses into another process or a page, so it is plain data.
 *
 * @typedef {object} Task
 * @property {"targets" | "peers" | "sizes" | "first" | "scalar"} table
 * @property {Record<string, string>} folders - URLs, each with a slash at its end.
 * @property {number} rounds
 * @property {string} rows - Part of the names of the rows to measure.
 * @property {number[]} sides - Of the images of `sizes`, in pixels.
 */

/** @param {Task} task */
export async function run(task) {
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
 * @returns {Promise<Package>}
 */
async function load(folder) {
  const [glue, bytes] = await fetched(folder);
  const { memory } = await glue.default({ module_or_path: bytes });
  return { ...glue, memory };
}

let count = 0;

/** @type {(folder: string) => Promise<[glue: any, bytes: BufferSource]>} */
async function fetched(folder) {
  const glue = await import(`${folder}image_filter.js?${count++}`);
  return [glue, await read(`${folder}image_filter_bg.wasm`)];
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
