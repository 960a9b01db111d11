// A crate's module and its glue, in Node.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bind } from "./crates.js";

/** @import { Build, Profile } from "./crates.js" */

let instances = 0;

/**
 * What the glue exports, with an instance of its own behind it, and the exports of that as `wasm`.
 *
 * @param {string} name
 * @param {string[]} [features]
 * @param {Profile} [profile]
 * @returns {Promise<any>}
 */
export async function load(name, features, profile) {
  /** @type {Build} */
  const build = { features, profile };
  const folder = await bind(name, "web", build);
  const url = pathToFileURL(join(folder, `${name}.js`));
  // A module of another URL has variables of its own.
  url.search = String(++instances);
  const glue = await import(url.href);
  const wasm = glue.initSync({ module: readFileSync(join(folder, `${name}_bg.wasm`)) });
  return { ...glue, wasm };
}

/**
 * The glue for bundlers and an instance made by hand, which have not met yet: `glue.__wbg_set_wasm(exports)`.
 *
 * @param {string} name
 * @param {string[]} features
 * @returns {Promise<{ glue: any, exports: any }>}
 */
export async function loadByHand(name, features) {
  const folder = await bind(name, "bundler", { features });
  const glue = await import(pathToFileURL(join(folder, `${name}_bg.js`)).href);
  const module = new WebAssembly.Module(readFileSync(join(folder, `${name}_bg.wasm`)));
  const { exports } = new WebAssembly.Instance(module, { [`./${name}_bg.js`]: glue });
  return { glue, exports };
}
