// What makes a module small.

import { join } from "node:path";
import { bind, build, optimize } from "../tools/crates.js";
import { customSection, functions, sha256, size } from "../tools/module.js";

/** @import { Checks } from "../claims.js" */
/** @import { Profile } from "../tools/crates.js" */

/** The bytes of the crate of image filters. */
const filters = async (/** @type {Profile} */ profile, types = "cdylib") =>
  size(await build("filters", { profile, types }));

/** The module of a greeting as wasm-bindgen leaves it. */
const greeting = async (/** @type {string[]} */ ...features) =>
  join(await bind("hello", "web", { features }), "hello_bg.wasm");

/** Its bytes without the names of functions. */
async function greetingSize(/** @type {string[]} */ ...features) {
  const path = await greeting(...features);
  return size(path) - customSection(path, "name");
}

/** @type {Checks} */
export const checks = {
  "ladder-of-sizes": async () => {
    const fast = await filters({ "opt-level": 3, lto: false, "codegen-units": 16 });
    const middle = await filters({ "opt-level": "s", "codegen-units": 16 });
    const small = await filters({});
    const optimized = size(await optimize(await build("filters", { profile: {} }), "-Oz"));
    return {
      cases: {
        'from opt-level 3 to "s" and lto': middle < fast,
        'from "s" to "z" and one codegen unit': small < middle,
        "from there to wasm-opt -Oz": optimized < small,
      },
      figures: { fast, middle, small, optimized, percent: (100 * optimized) / fast },
    };
  },

  "lto-makes-smaller": async () => {
    const gain = async (/** @type {string} */ types) =>
      (await filters({ lto: false }, types)) - (await filters({ lto: true }, types));
    const alone = await gain("cdylib");
    return {
      cases: {
        "for a `cdylib` alone": alone > 0,
        'for `["cdylib", "rlib"]`': (await gain("cdylib,rlib")) > 0,
      },
      figures: { alone },
    };
  },

  "one-codegen-unit-is-smallest": async () => {
    const gain = async (/** @type {boolean} */ lto) =>
      (await filters({ lto, "codegen-units": 16 })) - (await filters({ lto, "codegen-units": 1 }));
    const [withLto, without] = [await gain(true), await gain(false)];
    return {
      cases: { "with lto": withLto > 0, "without lto": without > 0 },
      figures: { withLto, without },
    };
  },

  "strip-takes-names": async () => {
    const plain = await build("raw", { profile: { debug: true, strip: "none" } });
    const stripped = await build("raw", { profile: { debug: true, strip: true } });
    const goes = (/** @type {string} */ name) =>
      customSection(plain, name) > 0 && customSection(stripped, name) === 0;
    return {
      cases: { "the names of functions": goes("name"), "debug information": goes(".debug_info") },
      figures: { besides: goes("target_features") ? "target_features" : "" },
    };
  },

  "names-stay-without-strip": async () => {
    const cargo = await build("hello");
    const bound = await greeting();
    const optimized = await optimize(bound, "-Oz");
    const withNames = await optimize(bound, "-Oz", "-g");
    return {
      cases: {
        "after cargo": customSection(cargo, "name") > 0,
        "after wasm-bindgen": customSection(bound, "name") > 0,
        "after wasm-opt": customSection(optimized, "name") > 0,
        "after wasm-opt with `-g`": customSection(withNames, "name") > 0,
      },
    };
  },

  "hello-takes-tens-of-kb": async () => {
    const bare = size(await optimize(await greeting(), "-Oz"));
    const hook = size(await optimize(await greeting("hook"), "-Oz"));
    const lean = size(await optimize(join(await bind("lean", "web"), "lean_bg.wasm"), "-Oz"));
    return {
      cases: {
        "with std and its allocator": bare > 10_000 && hook > 10_000,
        "without std": lean > 10_000,
      },
      figures: { bare, hook, lean },
    };
  },

  "formatting-costs": async () => {
    const push = await greetingSize("push");
    const format = await greetingSize();
    const print = await greetingSize("print");
    return {
      cases: { "format!": format > push * 1.1, "println!": print > format * 1.1 },
      figures: { push, format, print },
    };
  },

  "alloc-in-place-of-std": async () => {
    const lean = size(join(await bind("lean", "web"), "lean_bg.wasm"));
    const std = await greeting();
    return {
      cases: {
        "where only the names change": sha256(await greeting("alloc")) !== sha256(std),
        "where std goes, with its panics and its allocator": lean < size(std) / 2,
      },
    };
  },

  "tuning-takes-a-thirtieth": async () => {
    const tuned = size(await optimize(await greeting(), "-Oz"));
    const untuned = size(await build("hello", { debug: true }));
    const bound = size(join(await bind("hello", "web", { debug: true }), "hello_bg.wasm"));
    return {
      cases: {
        "of a dev build as cargo leaves it": tuned * 30 < untuned,
        "of a dev build after wasm-bindgen": tuned * 30 < bound,
      },
      figures: { tuned, untuned, bound },
    };
  },

  "only-your-logic": async () => {
    const all = await functions(await greeting());
    const bytes = (/** @type {typeof all} */ some) => some.reduce((sum, it) => sum + it.size, 0);
    const own = bytes(all.filter((it) => it.name.startsWith("greet")));
    return {
      cases: { "in a greeting": own > bytes(all) / 2 },
      figures: { percent: (100 * own) / bytes(all) },
    };
  },
};
