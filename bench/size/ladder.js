// The ladder: the same greeting, step by step with less around it.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { metadata } from "../tools.js";
import { build, folder } from "./build.js";
import { workspace } from "./linked.js";
import { row } from "./variants.js";

/** @import { Row } from "./variants.js" */

/** @typedef {Row & { says: string }} Step */

/** What the last step is built with besides. */
const smallest = ["lto=true", 'opt-level="z"'];

/**
 * @param {string} text - Part of the names of the steps wanted.
 * @returns {Promise<Step[]>}
 */
export async function ladder(text) {
  /** @type {{ name: string, description: string }[]} */
  const packages = metadata(workspace).packages;
  const crates = packages
    .filter(({ name }) => name.startsWith("step-"))
    .map(({ name, description }) => ({ name, source: name, says: description, flags: [] }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const last = {
    name: "the same, z and lto",
    source: crates[crates.length - 1].name,
    says: `The same with ${smallest.join(" and ")}, which is real here: the library is no rlib`,
    flags: smallest.flatMap((setting) => ["--config", `profile.release.${setting}`]),
  };
  const steps = [];
  for (const step of [...crates, last].filter(({ name }) => name.includes(text)))
    steps.push(await measured(step));
  return steps;
}

/**
 * @param {{ name: string, source: string, says: string, flags: string[] }} step
 * @returns {Promise<Step>}
 */
async function measured({ name, source, says, flags }) {
  const out = join(folder, "packages/ladder", name.replaceAll(/\W+/g, "-"));
  const finish = { stem: "greeting", out, optimize: ["-Oz", "--strip-producers"] };
  const order = { name: source, manifest: workspace, flags };
  const step = row("ladder", name, () => build(order, finish, false));
  if (step.built) {
    const { initSync, greet } = await import(`${pathToFileURL(out)}/greeting.js`);
    initSync({ module: step.built.wasm });
    const greeting = greet("Ada");
    // The figure of a module that does not work would be none.
    if (greeting !== "Hello, Ada!") throw new Error(`${name} says “${greeting}”`);
  }
  return { ...step, says };
}
