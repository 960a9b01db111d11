// What becomes of memory that is taken and given back, by allocator.

import { readFileSync } from "node:fs";
import { compile } from "./build.js";
import { links, workspace } from "./linked.js";

/** After how many rounds memory is looked at. */
export const rounds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** What a round pushes to a vector and drops with it. */
export const bytes = 100_000;

/** @typedef {{ name: string, memory: number[] }} Leak - Bytes after each of the rounds. */

/** @returns {Promise<Leak[]>} */
export async function leak() {
  const leaks = [];
  for (const { name, allocator } of links.filter(({ hook }) => !hook)) {
    const flags = allocator ? ["--features", allocator] : [];
    const { module } = compile({ name: "leak", manifest: workspace, flags }, false);
    const { instance } = await WebAssembly.instantiate(readFileSync(module));
    const { memory, fill_and_drop: round } = /** @type {any} */ (instance.exports);
    const seen = [];
    for (let count = 1; count <= rounds[rounds.length - 1]; count++) {
      round(bytes);
      if (rounds.includes(count)) seen.push(memory.buffer.byteLength);
    }
    leaks.push({ name, memory: seen });
  }
  return leaks;
}
