// The bundlers of ../bundlers, which are installed when they are first wanted.

import * as fs from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { LeftOut, root, run } from "./command.js";

/** @typedef {"vite" | "webpack" | "webpack with asyncWebAssembly" | "rollup"} Bundler */

const folder = join(root, "docs/claims/bundlers");
const fromHere = createRequire(join(folder, "package.json"));

async function install() {
  const mark = join(folder, "node_modules/.lock.json");
  const lock = fs.readFileSync(join(folder, "package-lock.json"));
  if (fs.existsSync(mark) && fs.readFileSync(mark).equals(lock)) return;
  const { status, text } = await run("npm", ["ci", "--no-audit", "--no-fund"], {
    folder,
    mayFail: true,
  });
  if (status !== 0)
    throw new LeftOut(
      `npm could not fetch the bundlers; is the network there? ${text.match(/npm error .*/)?.[0] ?? ""}`,
    );
  fs.writeFileSync(mark, lock);
}

/**
 * Bundles `main.js` of a folder into its folder `dist`.
 *
 * @param {Bundler} bundler
 * @param {string} project
 * @returns {Promise<string>} What went wrong; "" if nothing.
 */
export async function bundle(bundler, project) {
  await install();
  const input = join(project, "main.js");
  const output = join(project, "dist");
  try {
    if (bundler === "vite") {
      const { build } = await import(pathToFileURL(fromHere.resolve("vite")).href);
      await build({ root: project, configFile: false, logLevel: "silent" });
    } else if (bundler === "rollup") {
      const { rollup } = fromHere("rollup");
      const made = await rollup({ input, onwarn: () => {} });
      await made.write({ dir: output, format: "es" });
    } else {
      const asyncWebAssembly = bundler !== "webpack";
      await pack({
        context: project,
        entry: "./main.js",
        output: { path: output },
        experiments: { asyncWebAssembly },
      });
    }
    return "";
  } catch (error) {
    return `${error instanceof Error ? error.message : error}`;
  }
}

/** @param {object} config */
function pack(config) {
  const webpack = fromHere("webpack");
  return new Promise((resolve, reject) => {
    webpack(
      { mode: "production", ...config },
      (/** @type {any} */ error, /** @type {any} */ stats) => {
        if (error) reject(error);
        else if (stats.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
        else resolve(undefined);
      },
    );
  });
}
