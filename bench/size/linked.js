// Crates of the workspace, each linked into a module that brings the allocator, or a panic hook.

import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../tools.js";
import { build, folder } from "./build.js";
import { row } from "./variants.js";

/** @import { Built } from "./build.js" */
/** @import { Crate } from "./crates.js" */

/** The workspace of what is not shipped. */
export const workspace = fileURLToPath(new URL("Cargo.toml", import.meta.url));

/** Default features that bring a hook or an allocator. */
const own = ["panic-hook", "small"];

/** @typedef {{ name: string, allocator?: string, hook?: boolean }} Link */

/** @type {Link[]} */
export const links = [
  { name: "dlmalloc" },
  { name: "talc", allocator: "talc" },
  { name: "lol_alloc", allocator: "lol_alloc" },
  { name: "wee_alloc", allocator: "wee_alloc" },
  { name: "dlmalloc, panic hook", hook: true },
];

/**
 * @param {Crate} crate
 * @param {Link} link
 */
export function linked(crate, link) {
  const { name, stem, bindgen, wasmOpt: optimize } = crate;
  const project = join(folder, "projects", name);
  const out = join(folder, "packages", name, `linked-${link.name.replaceAll(/\W+/g, "-")}`);
  const glue = bindgen ? undefined : join(crate.folder, `${stem}.js`);
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, "Cargo.toml"), manifest(crate, link));
  writeFileSync(join(project, "lib.rs"), code(crate, link));
  // The versions of what is shipped.
  copyFileSync(join(root, "Cargo.lock"), join(project, "Cargo.lock"));
  // The others are there since `cargo fetch`; asking for newer ones would want the network.
  const flags = ["--offline"];
  const source = { name: `linked-${name}`, manifest: join(project, "Cargo.toml"), flags };
  return row(name, link.name, () => build(source, { stem, out, glue, optimize }, false));
}

/**
 * Of a project that has a crate, with the standard library and without a hook or an allocator of its own.
 *
 * @param {Crate} crate
 * @param {Link} link
 */
function manifest({ name, folder, features }, { allocator, hook }) {
  const text = JSON.stringify;
  const defaults = (features.default ?? []).filter((feature) => !own.includes(feature));
  const lines = [
    `${name} = { path = ${text(folder)}, default-features = false, features = ${text(defaults)} }`,
  ];
  if (allocator) {
    const path = join(dirname(workspace), "allocator");
    lines.push(`allocator = { path = ${text(path)}, features = ["${allocator}"] }`);
  }
  // The lockfile has the versions.
  if (hook) lines.push('console_error_panic_hook = "*"', 'wasm-bindgen = "*"');
  return `[package]
name = "linked-${name}"
edition = "2024"

[workspace]

[lib]
crate-type = ["cdylib"]
path = "lib.rs"

[dependencies]
${lines.join("\n")}
`;
}

/** @type {(crate: Crate, link: Link) => string} */
function code({ stem }, { allocator, hook }) {
  const crates = allocator ? [stem, "allocator"] : [stem];
  const lines = crates.map((name) => `extern crate ${name};\n`);
  if (hook) {
    lines.push(`
#[wasm_bindgen::prelude::wasm_bindgen(start, private)]
fn show_panics() {
    console_error_panic_hook::set_once();
}
`);
  }
  return lines.join("");
}

/**
 * What a package gives to JavaScript: what wasm-bindgen adds for itself is nobody's business.
 *
 * @param {Built} built
 */
export function exported({ wasm }) {
  const all = WebAssembly.Module.exports(new WebAssembly.Module(new Uint8Array(wasm)));
  return all.map(({ name }) => name).filter((name) => !/^__|wasm_bindgen__/.test(name));
}
