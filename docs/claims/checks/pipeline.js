// What wasm-bindgen and wasm-opt do to a module.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { inPage } from "../tools/chromium.js";
import { bind, build, firstError, optimize, scratch } from "../tools/crates.js";
import { customSection, exportsOf, functions, importsOf, sha256 } from "../tools/module.js";

/** @import { Checks } from "../claims.js" */

/** Whether Chromium instantiates a module without imports. */
async function isTaken(/** @type {string} */ path) {
  const { value } = await inPage(
    scratch,
    async (url) => {
      try {
        await WebAssembly.instantiateStreaming(fetch(url), {});
        return true;
      } catch {
        return false;
      }
    },
    path.slice(scratch.length).replaceAll("\\", "/"),
  );
  return value;
}

/** @type {Checks} */
export const checks = {
  "page-needs-three-tools": async () => ({
    cases: {
      "for what uses wasm-bindgen": !(await isTaken(await build("hello"))),
      'for functions that are `extern "C"`': !(await isTaken(await build("raw"))),
    },
  }),

  "module-asks-for-nothing": async () => {
    const imports = importsOf(await build("raw"));
    return { cases: { "with std": imports.length === 0 } };
  },

  "bindgen-rewrites-the-module": async () => {
    const before = await build("hello");
    const folder = await bind("hello", "web");
    const after = join(folder, "hello_bg.wasm");
    const section = "__wasm_bindgen_unstable";
    return {
      cases: {
        "the module is another": sha256(before) !== sha256(after),
        "its description is used up":
          customSection(before, section) > 0 && customSection(after, section) === 0,
        "glue and declarations are there": ["hello.js", "hello.d.ts"].every((it) =>
          existsSync(join(folder, it)),
        ),
      },
      figures: { before: exportsOf(before).length, after: exportsOf(after).length },
    };
  },

  "bindgen-adds-malloc": async () => {
    const names = ["__wbindgen_malloc", "__wbindgen_free"];
    const before = exportsOf(await build("hello"));
    const after = exportsOf(join(await bind("hello", "web"), "hello_bg.wasm"));
    return {
      cases: {
        "in that the finished module has both": names.every((it) => after.includes(it)),
        "in that cargo's module lacks them": !names.some((it) => before.includes(it)),
      },
    };
  },

  "wasm-opt-changes-exports": async () => {
    const change = async (/** @type {string} */ path) =>
      exportsOf(path).sort().join() !==
      exportsOf(await optimize(path, "-Oz"))
        .sort()
        .join();
    return {
      cases: {
        "of wasm-bindgen": await change(join(await bind("hello", "web"), "hello_bg.wasm")),
        'of `extern "C"`': await change(await build("raw")),
      },
    };
  },

  "wasm-opt-removes-functions": async () => {
    const path = join(await bind("hello", "web"), "hello_bg.wasm");
    const before = (await functions(path)).length;
    const after = (await functions(await optimize(path, "-Oz"))).length;
    return { cases: { "it does": after < before }, figures: { before, after } };
  },

  "missing-export-was-dead": async () => {
    const names = exportsOf(join(await bind("refused", "web"), "refused_bg.wasm"));
    if (!names.includes("kept")) throw new Error("an export that nothing calls is missing");
    const error = await firstError("check", "refused", "private");
    return {
      cases: {
        "where `#[wasm_bindgen]` is missing": !names.includes("bare"),
        "where `pub` is missing": error === "",
      },
      figures: { error },
    };
  },
};
