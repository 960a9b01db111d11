// Who owns what in linear memory, and what allocators make of it.

import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { bind, build, cargo, optimize } from "../tools/crates.js";
import { load } from "../tools/load.js";
import { functions, instantiate, size } from "../tools/module.js";

/** @import { Checks } from "../claims.js" */

/** Has the collector of JavaScript's garbage run, and what it calls in later turns. */
async function collectGarbage() {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  for (let turn = 0; turn < 3; turn++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The bytes of functions. */
const sum = (/** @type {{ size: number }[]} */ some) => some.reduce((sum, it) => sum + it.size, 0);

/** A greeting's module as wasm-bindgen leaves it, with the names of its functions. */
const greeting = async () => join(await bind("hello", "web"), "hello_bg.wasm");

const allocator = /dlmalloc|__rust_(alloc|dealloc|realloc)/;

/** The bytes of the greeting's module after wasm-opt. */
async function greetingWith(/** @type {string[]} */ ...features) {
  const folder = await bind("hello", "web", { features });
  return size(await optimize(join(folder, "hello_bg.wasm"), "-Oz"));
}

/** Megabytes of memory after each of some rounds in which buffers grow and are freed again, all of them. */
async function afterRounds(/** @type {string[]} */ ...features) {
  const { allocate, deallocate, memory } = instantiate(await build("raw", { features }));
  return [1, 2, 3, 4].map(() => {
    for (let buffer = 0; buffer < 200; buffer++) {
      let [length, start] = [16, allocate(16)];
      while (length < 50_000) {
        // As a growing string does it.
        const larger = allocate(length * 2);
        deallocate(start, length);
        [length, start] = [length * 2, larger];
      }
      deallocate(start, length);
    }
    return memory.buffer.byteLength / 1e6;
  });
}

/** Where cargo has the source of wee_alloc. */
async function weeSource() {
  const words = ["metadata", "--locked", "--all-features", "--format-version=1"];
  const { packages } = JSON.parse((await cargo(words)).output);
  return dirname(packages.find((/** @type {any} */ it) => it.name === "wee_alloc").manifest_path);
}

/** @type {Checks} */
export const checks = {
  "dropped-handle-leaks": async () => {
    const { Counter, wasm } = await load("boundary", ["class"]);
    const drop = () => {
      for (let round = 0; round < 50; round++) new Counter(1e6);
      return wasm.memory.buffer.byteLength;
    };
    const [first, second] = [drop(), drop()];
    await collectGarbage();
    const third = drop();
    return {
      cases: {
        "within one turn of the event loop": second > first + 40e6,
        "for good": third > second + 40e6,
      },
    };
  },

  "dlmalloc-comes-with-wasm-pack": async () => {
    const all = await functions(await build("hello"));
    return { cases: { "and not with cargo alone": !all.some((it) => /dlmalloc/.test(it.name)) } };
  },

  "dlmalloc-takes-10-to-20-kb": async () => {
    const bytes = sum((await functions(await greeting())).filter((it) => allocator.test(it.name)));
    return { cases: { "in a greeting": 10_000 <= bytes && bytes <= 20_000 }, figures: { bytes } };
  },

  "allocator-is-rarely-the-largest": async () => {
    const largest = async (/** @type {string} */ path) =>
      (await functions(path)).reduce((one, other) => (one.size < other.size ? other : one));
    const inGreeting = await largest(await greeting());
    const inFilters = await largest(await build("filters", { profile: { "opt-level": 3 } }));
    return {
      cases: {
        "in a greeting": !allocator.test(inGreeting.name),
        "in a crate of eight image filters": !allocator.test(inFilters.name),
      },
      figures: { greeting: inGreeting.size, filters: inFilters.size },
    };
  },

  "allocator-and-formatting-are-most": async () => {
    const all = await functions(await greeting());
    const these = all.filter((it) => allocator.test(it.name) || /fmt/.test(it.name));
    return {
      cases: { "of a greeting": sum(these) > sum(all) / 2 },
      figures: { percent: (100 * sum(these)) / sum(all) },
    };
  },

  "wee-alloc-saves-10-kb": async () => {
    const saved = (await greetingWith()) - (await greetingWith("wee"));
    return {
      cases: { "of a greeting": 9_000 <= saved && saved <= 11_000 },
      figures: { saved, lol: (await greetingWith()) - (await greetingWith("lol")) },
    };
  },

  "wee-alloc-leaks": async () => {
    const usual = await afterRounds();
    const wee = await afterRounds("wee");
    return {
      cases: {
        "while dlmalloc does not": usual[3] === usual[0],
        "where buffers grow": wee[3] > 3 * wee[0],
      },
      figures: { usual: usual[3], first: wee[0], fourth: wee[3] },
    };
  },

  "wee-alloc-is-for-one-thread": async () => {
    const source = readFileSync(join(await weeSource(), "src/imp_wasm32.rs"), "utf8");
    return { cases: { "on Wasm": source.includes("UnsafeCell") && !/atomic|lock/i.test(source) } };
  },

  "wee-alloc-is-unmaintained": async () => {
    const { output } = await cargo(["info", "--offline", "wee_alloc"]);
    const newest = output.match(/^version: (\S+)/m)?.[1] ?? "";
    // Cargo keeps the times of a package from before 2021.
    const year = statSync(join(await weeSource(), "Cargo.toml.orig")).mtime.getFullYear();
    return {
      cases: { "no release for years": year + 5 < new Date().getFullYear() },
      figures: { newest, year: `${year}` },
    };
  },
};
