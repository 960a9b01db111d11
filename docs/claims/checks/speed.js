// What makes code quick, and what makes building it slow.

import * as fs from "node:fs";
import { join } from "node:path";
import { build, buildWords, cargo, optimize, scratch, target } from "../tools/crates.js";
import { instantiate } from "../tools/module.js";
import { race } from "../tools/time.js";

/** @import { Checks } from "../claims.js" */

const names = ["invert", "gray", "gamma", "equalize", "blur", "sharpen", "edges", "median"];
const [width, height] = [320, 240];

/** A module of the image filters, and a picture of noise in its memory. */
function start(/** @type {string} */ path) {
  const module = instantiate(path);
  const length = width * height * 4;
  const picture = module.allocate(length);
  const bytes = new Uint8Array(module.memory.buffer, picture, length);
  for (let at = 0; at < length; at++) bytes[at] = Math.imul(at, 2654435761) >>> 24;
  return (/** @type {string} */ name) => module[name](picture, width, height);
}

/** @type {Promise<Record<string, Record<string, number>>> | undefined} */
let measured;

/** The milliseconds of each filter in each module, measured once for all checks. */
function times() {
  measured ??= measure();
  return measured;
}

async function measure() {
  const fast = await build("filters", {
    profile: { "opt-level": 3, lto: false, "codegen-units": 16 },
  });
  const middle = await build("filters", { profile: { "opt-level": "s", "codegen-units": 16 } });
  const small = await build("filters", { profile: {} });
  const optimized = await optimize(small, "-Oz");
  const run = Object.entries({ fast, middle, small, optimized }).map(
    ([name, path]) => /** @type {const} */ ([name, start(path)]),
  );
  /** @type {Record<string, Record<string, number>>} */
  const times = {};
  for (const name of names)
    times[name] = await race(
      Object.fromEntries(run.map(([of, filter]) => [of, () => filter(name)])),
      9,
    );
  return times;
}

/** How many times as long as the one the other takes: the eight filters together, and the worst. */
async function slower(/** @type {string} */ other, /** @type {string} */ one) {
  const all = Object.values(await times());
  const total = (/** @type {string} */ of) => all.reduce((sum, it) => sum + it[of], 0);
  return {
    together: total(other) / total(one),
    worst: Math.max(...all.map((it) => it[other] / it[one])),
  };
}

/** The pieces that a crate was compiled in. */
async function pieces(/** @type {number} */ units) {
  const CARGO_TARGET_DIR = join(scratch, "units");
  fs.rmSync(CARGO_TARGET_DIR, { recursive: true, force: true });
  const profile = { lto: false, "codegen-units": units };
  const words = buildWords("filters", { types: "rlib" });
  await cargo(words, { profile, variables: { CARGO_TARGET_DIR } });
  const library = join(CARGO_TARGET_DIR, target, "release/libfilters.rlib");
  // The archive names its members at its beginning.
  return new Set(fs.readFileSync(library, "latin1").match(/[\w.-]+\.rcgu\.o/g)).size;
}

/** @type {Checks} */
export const checks = {
  "small-costs-5-to-15-percent": async () => {
    const { together, worst } = await slower("small", "fast");
    return {
      cases: { "over eight image filters": together >= 1.05 && together <= 1.18 },
      figures: { together, worst },
    };
  },

  "middle-costs-3-percent": async () => {
    const { together, worst } = await slower("middle", "fast");
    return {
      cases: { "over eight image filters": together <= 1.06 },
      figures: { together, worst },
    };
  },

  "opt-level-3-is-fastest": async () => {
    const others = await Promise.all(
      ["middle", "small", "optimized"].map((it) => slower(it, "fast")),
    );
    return { cases: { "over eight image filters": others.every((it) => it.together > 1) } };
  },

  "wasm-opt-costs-no-speed": async () => {
    const { together } = await slower("optimized", "small");
    return { cases: { "over eight image filters": together < 1.1 }, figures: { together } };
  },

  "one-codegen-unit-is-not-parallel": async () => {
    const [one, sixteen] = [await pieces(1), await pieces(16)];
    return { cases: { "a crate is one piece": one === 1 && sixteen > 1 }, figures: { sixteen } };
  },
};
