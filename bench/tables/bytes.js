// What is downloaded: the package, each of its features alone, and the peers.

import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { modules } from "../peers/list.js";
import { passOrMiss, table } from "../report.js";
import { environment as env, metadata, root } from "../tools.js";

const crate = join(root, "crates/image-filter");

/** Of the package with its default features, at most. */
const target = { raw: 24_000, brotli: 9_000 };

/**
 * The crate's features but `default`, as Cargo knows them.
 *
 * @returns {string[]}
 */
export function features() {
  const found = metadata().packages.find(
    (/** @type {{ name: string }} */ { name }) => name === "image-filter",
  );
  return Object.keys(found.features).filter((feature) => feature !== "default");
}

/**
 * Builds a package with other features, prints the command, and says whether that worked.
 *
 * @param {string} folder
 * @param {string[]} flags
 * @param {string} project
 */
export function build(folder, flags, project = crate) {
  const command = ["build", project, "--target", "web", "--out-dir", folder, ...flags];
  console.log(`$ wasm-pack ${command.join(" ")}`);
  const { status } = spawnSync("wasm-pack", ["--quiet", ...command], { env, stdio: "inherit" });
  if (status !== 0)
    console.log(`left out: ${project} with ${flags.join(" ")}, which does not build`);
  return status === 0;
}

/**
 * @param {string} pkg
 * @param {string | undefined} peers
 * @param {string} scratch - Where variants are built.
 */
export async function bytes(pkg, peers, scratch) {
  const rows = [measure("image-filter", await readFile(join(pkg, "image_filter_bg.wasm")))];
  const own = features().filter((it) => !["scalar", "small"].includes(it));
  const variants = [["default"], ["small"], ...own.map((feature) => ["small", feature])];
  for (const variant of variants) {
    const folder = join(scratch, variant.join("-"));
    const flags = ["--no-default-features", "--features", variant.join(",")];
    if (!build(folder, flags)) continue;
    const wasm = await readFile(join(folder, "image_filter_bg.wasm"));
    rows.push(measure(`with only ${variant.join(" and ")}`, wasm));
  }
  if (peers) {
    for (const [name, path] of Object.entries(modules)) {
      const file = join(peers, "npm", path);
      rows.push(measure(name, path.endsWith(".js") ? await embedded(file) : await readFile(file)));
    }
  }
  const lines = rows.map(({ name, raw, brotli }, at) => {
    const within = raw <= target.raw && brotli <= target.brotli;
    const bound = [`${target.raw} and ${target.brotli}`, passOrMiss(within)];
    return [name, String(raw), String(brotli), ...(at === 0 ? bound : ["", ""])];
  });
  return { text: table(["module", "raw", "brotli", "at most", "verdict"], lines), fields: rows };
}

/**
 * @param {string} name
 * @param {Uint8Array} wasm
 */
function measure(name, wasm) {
  return { name, raw: wasm.length, brotli: brotliCompressSync(wasm).length };
}

/**
 * The module that a script holds as text, caught as the script hands it to the engine.
 *
 * @param {string} script
 * @returns {Promise<Uint8Array>}
 */
async function embedded(script) {
  const { instantiate } = WebAssembly;
  try {
    return await new Promise((resolve) => {
      const caught = (/** @type {ArrayBuffer} */ bytes) => {
        resolve(new Uint8Array(bytes));
        return new Promise(() => {});
      };
      Object.assign(WebAssembly, { instantiate: caught });
      createRequire(script)(script);
    });
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}
