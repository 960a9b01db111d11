// The pipeline by hand: Cargo, wasm-bindgen, wasm-opt, each command printed before it runs.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { environment, metadata, root } from "../tools.js";

/**
 * What Cargo is to compile.
 *
 * @typedef {object} Source
 * @property {string} name - The package.
 * @property {string} [manifest] - Of another workspace than the root's, whose release profile it gets.
 * @property {string[]} [flags] - For Cargo.
 * @property {boolean} [nightly] - With the standard library compiled anew, which stable cannot do.
 * @property {string[]} [rustc] - More flags for rustc, those of the workspace before them.
 */

/**
 * What becomes of it.
 *
 * @typedef {object} Finish
 * @property {string} stem - Of the package's files.
 * @property {string} out - The package's folder.
 * @property {string} [glue] - Hand-written, where wasm-bindgen is not to make it.
 * @property {string[]} optimize - Flags of wasm-opt, which does not run without any.
 */

/**
 * Bytes, and the seconds of a build after an edit: Cargo compiles the crate and links it with what it depends
 * on, which is there, and the other tools follow.
 *
 * @typedef {object} Built
 * @property {string} out - The package's folder.
 * @property {Buffer} wasm
 * @property {number} raw
 * @property {number} gzip
 * @property {number} brotli
 * @property {number} glue
 * @property {number} glueBrotli
 * @property {number} [seconds]
 */

const target = metadata().target_directory;
/** Where all is built. */
export const folder = join(target, "size");
const triple = "wasm32-unknown-unknown";

/** What has been compiled and finished: several settings come to the same. */
const compiled = new Map();
const finished = new Map();

/**
 * @param {Source} source
 * @param {Finish} finish
 * @param {boolean} timed
 * @returns {Built}
 * @throws {Error} With what the tool says that fails.
 */
export function build(source, { stem, out, glue, optimize }, timed) {
  const { module, seconds, key } = compile(source, timed);
  const known = finished.get(`${key} ${optimize}`);
  if (known) return known;
  rmSync(out, { recursive: true, force: true });
  let more = 0;
  const file = join(out, glue ? `${stem}.wasm` : `${stem}_bg.wasm`);
  if (glue) {
    mkdirSync(out, { recursive: true });
    copyFileSync(module, file);
    copyFileSync(glue, join(out, `${stem}.js`));
  } else {
    const options = ["--target", "web", "--out-dir", out, "--out-name", stem];
    more += run("wasm-bindgen", [module, ...options]);
  }
  if (optimize.length) more += run("wasm-opt", [file, "-o", file, ...optimize]);
  const [wasm, code] = [readFileSync(file), readFileSync(join(out, `${stem}.js`))];
  const built = {
    out,
    wasm,
    raw: wasm.length,
    gzip: gzipSync(wasm, { level: 9 }).length,
    brotli: brotliCompressSync(wasm).length,
    glue: code.length,
    glueBrotli: brotliCompressSync(code).length,
    seconds: seconds && seconds + more,
  };
  finished.set(`${key} ${optimize}`, built);
  return built;
}

/**
 * @param {Source} source
 * @param {boolean} timed
 * @returns {{ module: string, seconds?: number, key: string }} - The key is that of the module's name and bytes.
 */
export function compile({ name, manifest, flags = [], nightly, rustc }, timed) {
  const channel = nightly ? ["+nightly"] : [];
  const std = nightly ? ["-Zbuild-std=std,panic_abort", "-Zpanic-immediate-abort"] : [];
  const more = ["--config", remapped()];
  if (rustc) more.push("--config", `target.${triple}.rustflags=${JSON.stringify(rustc)}`);
  const workspace = manifest ? ["--manifest-path", manifest] : [];
  const profile = manifest ? ["--config", join(root, "Cargo.toml")] : [];
  // The module of a crate has one name in all workspaces, and Cargo takes that of another for its own.
  const place = manifest ? join(folder, "others") : folder;
  const common = ["--quiet", "--release", "--target", triple, "--target-dir", place];
  const what = [...workspace, "--package", name];
  const order = [...channel, "rustc", "--lib", ...common, ...what, ...profile, ...std, ...more];
  const cargo = () => run("cargo", [...order, ...flags]);
  cargo();
  const module = join(place, triple, "release", `${name.replaceAll("-", "_")}.wasm`);
  const digest = createHash("sha256").update(readFileSync(module)).digest("hex");
  const key = `${manifest} ${name} ${digest}`;
  if (timed && !compiled.has(key)) {
    run("cargo", ["clean", ...common, ...what]);
    compiled.set(key, cargo());
  }
  return { module, seconds: compiled.get(key), key };
}

let isRemapped = false;

/** The file by which the workspace's own build keeps the folders of this machine out of modules, and their lengths. */
function remapped() {
  if (!isRemapped) run("cargo", ["xtask", "build", "--explain"]);
  isRemapped = true;
  return join(target, "remap.toml");
}

/**
 * Runs a command, and gives the seconds that it took.
 *
 * @param {string} program
 * @param {string[]} args
 */
function run(program, args) {
  const isNpms = program === "wasm-opt";
  const shown = [...(isNpms ? ["npx"] : []), program, ...args]
    .map((it) => (it.startsWith(root) ? relative(root, it) : it))
    .map((it) => (/[^\w=./+,:-]/.test(it) ? `'${it}'` : it));
  console.error(`$ ${shown.join(" ")}`);
  // A script, which only a shell starts by its name on Windows. It is itself WebAssembly, used once: V8's better compiler
  // would take 3.6 of its 5.2 seconds for a small crate.
  const script = isNpms ? ["--liftoff-only", join(root, "node_modules/binaryen/bin/wasm-opt")] : [];
  const start = performance.now();
  const { status, stderr, error } = spawnSync(
    isNpms ? process.execPath : program,
    [...script, ...args],
    { cwd: root, env: environment, encoding: "utf8" },
  );
  if (error)
    throw new Error(`${program}: ${error.message}; “cargo xtask setup” installs the tools`);
  if (status !== 0) throw new Error(`${program}: ${stderr.trim()}`);
  return (performance.now() - start) / 1000;
}
