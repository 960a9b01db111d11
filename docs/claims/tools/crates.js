// The crates that checks build: a workspace of their own, copied to a scratch folder with the root's versions.

import * as fs from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "smol-toml";
import { npmTool, root, run } from "./command.js";

/** @import { Options } from "./command.js" */

export const target = "wasm32-unknown-unknown";
export const scratch = join(root, "target/claims");
export const crates = join(scratch, "crates");
const templates = join(root, "docs/claims/crates");

/** Settings of the release profile in place of those in crates/Cargo.toml. */
/** @typedef {Record<string, string | number | boolean>} Profile */

/**
 * @typedef {object} Build
 * @property {string[]} [features]
 * @property {Profile} [profile]
 * @property {string} [types] - In place of a cdylib alone: "cdylib,rlib".
 * @property {boolean} [debug] - Cargo's dev profile.
 */

/** @param {string} path */
export const readToml = (path) => /** @type {any} */ (parse(fs.readFileSync(path, "utf8")));

let isPrepared = false;

/** Copies the crates; times of change are kept, so that cargo builds again only what has changed. */
function prepare() {
  if (isPrepared) return;
  isPrepared = true;
  fs.rmSync(crates, { recursive: true, force: true });
  fs.cpSync(templates, crates, { recursive: true, preserveTimestamps: true });
  const manifest = readToml(join(templates, "Cargo.toml"));
  const { dependencies } = readToml(join(root, "Cargo.toml")).workspace;
  manifest.workspace.dependencies = dependencies;
  fs.writeFileSync(join(crates, "Cargo.toml"), stringify(manifest));
}

/** Brings the crates' lockfile to the versions of the root. */
export async function lock() {
  await cargo(["update", "--workspace"]);
  fs.copyFileSync(join(crates, "Cargo.lock"), join(templates, "Cargo.lock"));
}

/** @param {Profile} profile */
const profileVariables = (profile) =>
  Object.fromEntries(
    Object.entries(profile).map(([name, value]) => [
      `CARGO_PROFILE_RELEASE_${name.replaceAll("-", "_").toUpperCase()}`,
      String(value),
    ]),
  );

/**
 * What cargo is run with: neither the workspace's own target features nor flags of this host.
 *
 * @param {Profile} [profile]
 */
export const variables = (profile = {}) => ({
  CARGO_ENCODED_RUSTFLAGS: "",
  CARGO_TARGET_DIR: join(scratch, "target"),
  CARGO_TERM_COLOR: "never",
  ...profileVariables(profile),
});

/**
 * @param {string[]} words
 * @param {Options & { profile?: Profile }} [options]
 */
export function cargo(words, { profile, ...options } = {}) {
  prepare();
  return run("cargo", words, {
    folder: crates,
    ...options,
    variables: { ...variables(profile), ...options.variables },
  });
}

/** @param {string[]} features */
const featureWords = (features) => (features.length ? ["--features", features.join()] : []);

/**
 * The words after `cargo`.
 *
 * @param {string} name
 * @param {Build} [build]
 */
export const buildWords = (name, { features = [], types = "cdylib", debug = false } = {}) => [
  ...["rustc", "--locked", "--package", name, "--lib", "--target", target],
  ...["--crate-type", types, ...featureWords(features), ...(debug ? [] : ["--release"])],
];

/**
 * The first error that the compiler or the linker prints; "" where it succeeds.
 *
 * @param {"check" | "build"} word
 * @param {string} name
 * @param {...string} features
 */
export async function firstError(word, name, ...features) {
  const words = [word, "--locked", "--package", name, "--target", target];
  const { status, text } = await cargo([...words, ...featureWords(features)], { mayFail: true });
  return status === 0 ? "" : (text.match(/^error(?:\[E\d+\])?: (.*)$/m)?.[1] ?? text);
}

/** @type {Map<string, Promise<string>>} */
const built = new Map();

/**
 * Each build once.
 *
 * @param {string} key
 * @param {(folder: string) => Promise<string>} make - Gets an empty folder, returns a path in it.
 */
export function once(key, make) {
  const folder = join(scratch, "built", key.replaceAll(/[^a-z0-9.=-]+/gi, "_"));
  const made =
    built.get(folder) ??
    Promise.resolve().then(() => {
      fs.rmSync(folder, { recursive: true, force: true });
      fs.mkdirSync(folder, { recursive: true });
      return make(folder);
    });
  built.set(folder, made);
  return made;
}

/** @type {(name: string, build: Build) => string} */
const key = (name, { features = [], profile = {}, types = "", debug = false }) =>
  JSON.stringify([name, features, profile, types, debug]);

/**
 * The path of the module that cargo makes of a crate.
 *
 * @param {string} name
 * @param {Build} [build]
 */
export const build = (name, build = {}) =>
  once(`cargo ${key(name, build)}`, async (folder) => {
    await cargo(buildWords(name, build), { profile: build.profile });
    const file = `${name.replaceAll("-", "_")}.wasm`;
    const profile = build.debug ? "debug" : "release";
    fs.copyFileSync(join(scratch, "target", target, profile, file), join(folder, file));
    return join(folder, file);
  });

/**
 * The folder that wasm-bindgen writes for a crate.
 *
 * @param {string} name
 * @param {string} kind - wasm-bindgen's `--target`.
 * @param {Build} [options]
 */
export const bind = (name, kind, options = {}) =>
  once(`wasm-bindgen ${kind} ${key(name, options)}`, async (folder) => {
    const module = await build(name, options);
    await run("wasm-bindgen", [module, "--out-dir", folder, "--target", kind]);
    return folder;
  });

/**
 * The folder that wasm-pack writes for a crate.
 *
 * @param {string} name
 * @param {string} kind - wasm-pack's `--target`.
 * @param {string[]} [features]
 */
export const pack = (name, kind, features = []) =>
  once(`wasm-pack ${name} ${kind} ${features}`, async (folder) => {
    await wasmPack(name, ["--target", kind, "--out-dir", folder], { features });
    return folder;
  });

/**
 * @param {string} name
 * @param {string[]} words
 * @param {Options & { features?: string[], profile?: Profile }} [options]
 */
export function wasmPack(name, words, { features = [], profile, ...options } = {}) {
  prepare();
  const forCargo = ["--", "--locked", ...featureWords(features)];
  return run("wasm-pack", ["build", name, ...words, ...forCargo], {
    folder: crates,
    ...options,
    variables: { ...variables(profile), ...options.variables },
  });
}

/**
 * The path of a module after wasm-opt.
 *
 * @param {string} module
 * @param {...string} flags
 */
export const optimize = (module, ...flags) =>
  once(`wasm-opt ${flags.join(" ")} ${module.slice(scratch.length)}`, async (folder) => {
    const path = join(folder, "optimized.wasm");
    await npmTool("binaryen/bin/wasm-opt", [...flags, module, "-o", path]);
    return path;
  });
