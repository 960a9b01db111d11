// The example crates, found in `cargo metadata`.

import { dirname, join } from "node:path";
import { metadata, root } from "../tools.js";

/**
 * @typedef {object} Crate
 * @property {string} name
 * @property {string} stem - Of the files made of it: Rust has no hyphen in names.
 * @property {string} folder
 * @property {boolean} bindgen - Whether it uses wasm-bindgen; what does not has hand-written glue.
 * @property {Record<string, string[]>} features
 * @property {string[]} shipped - Features of the package, beside the default ones.
 * @property {string[]} wasmOpt - What wasm-pack hands to wasm-opt.
 */

/** @type {() => Crate[]} */
export function crates() {
  /** @type {any[]} */
  const packages = metadata().packages;
  return packages
    .filter((it) => it.manifest_path.startsWith(join(root, "crates/")))
    .map(({ name, manifest_path, dependencies, features, metadata: more }) => ({
      name,
      stem: name.replaceAll("-", "_"),
      folder: dirname(manifest_path),
      bindgen: dependencies.some(
        (/** @type {any} */ it) => it.name === "wasm-bindgen" && it.kind === null,
      ),
      features,
      shipped: more?.package?.features ?? [],
      wasmOpt: more?.["wasm-pack"]?.profile?.release?.["wasm-opt"] ?? ["-O"],
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
