// How quick the filters of a package are beside those of the workspace's own, in the same rounds.

import { fileURLToPath } from "node:url";
import { startChromium, startNode } from "../engines.js";
import { spread } from "../report.js";

/** @import { Engine } from "../engines.js" */
/** @import { Spread } from "../report.js" */
/** @import { Built } from "./build.js" */

/**
 * Times of a package in times of the workspace's, `all` the geometric mean of the kernels.
 *
 * @typedef {object} Speed
 * @property {string} name
 * @property {string} engine
 * @property {string} version
 * @property {Spread} all
 * @property {{ kernel: string, ratio: Spread }[]} kernels
 */

/** The crate with filters. */
export const timedCrate = "image-filter";

/**
 * @param {string} name - Of the row.
 * @param {Built} built
 * @param {Built} base
 * @param {number} rounds
 * @returns {Promise<Speed[]>}
 */
export async function speed(name, built, base, rounds) {
  const bench = fileURLToPath(new URL("..", import.meta.url));
  const folders = { bench, package: base.out, scalar: built.out };
  const speeds = [];
  for (const engine of await engines(folders)) {
    try {
      console.error(`${name}: ${rounds} rounds in ${engine.name} …`);
      // The task that times one package against another.
      const { rows } = await engine.run({ table: "scalar", rounds, rows: "", sides: [] });
      speeds.push({ name, engine: engine.name, version: engine.version, ...ratios(rows) });
    } finally {
      await engine.stop();
    }
  }
  return speeds;
}

/** @param {Record<string, string>} folders */
async function engines(folders) {
  try {
    return [startNode(folders), await startChromium(folders)];
  } catch (error) {
    console.error(`Without Chromium: ${error}`);
    return [startNode(folders)];
  }
}

/** @param {{ name: string, times: number[], references: number[] }[]} rows */
function ratios(rows) {
  const all = rows.map(({ times, references }) => times.map((time, at) => time / references[at]));
  const means = all[0].map((_, round) => {
    const logarithms = all.map((ratios) => Math.log(ratios[round]));
    return Math.exp(logarithms.reduce((sum, it) => sum + it, 0) / all.length);
  });
  const kernels = rows.map(({ name }, at) => ({ kernel: name, ratio: spread(all[at]) }));
  return { all: spread(means), kernels };
}
