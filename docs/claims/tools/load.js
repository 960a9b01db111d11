// A crate's module and its glue, in Node.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bind } from "./crates.js";

/** @import { Build } from "./crates.js" */

let instances = 0;

/**
 * What the glue exports, with an instance of its own behind it, and the exports of that as `wasm`.
 *
 * @param {string} name
 * @param {string[]} [features]
 * @returns {Promise<any>}
 */
export async function load(name, features = []) {
  /** @type {Build} */
  const build = features.length ? { features } : {};
  const folder = await bind(name, "web", build);
  const url = pathToFileURL(join(folder, `${name}.js`));
  // A module of another URL has variables of its own.
  url.search = String(++instances);
  const glue = await import(url.href);
  const wasm = glue.initSync({ module: readFileSync(join(folder, `${name}_bg.wasm`)) });
  return { ...glue, wasm };
}
