// How a page gets its module.

import * as fs from "node:fs";
import { join } from "node:path";
import { inPage } from "../tools/chromium.js";
import { bind, once, optimize, pack } from "../tools/crates.js";
import { isValid } from "../tools/module.js";

/** @import { Checks } from "../claims.js" */

/** What Chromium says to a module; "" where it takes it. */
const refusal = (/** @type {string} */ path) =>
  inPage(
    join(path, ".."),
    async (name) => {
      const bytes = await (await fetch(name)).arrayBuffer();
      return WebAssembly.compile(bytes).then(
        () => "",
        (error) => error.name,
      );
    },
    path.slice(join(path, "..").length),
  ).then(({ value }) => value);

/** The milliseconds that Chromium takes to fetch and instantiate a greeting, the quickest of some. */
async function quickest() {
  const { value } = await inPage(
    await pack("hello", "web"),
    async (rounds) => {
      const { default: init } = await import(`${location.origin}/hello.js`);
      await init();
      const all = [];
      for (let round = 0; round < rounds; round++) {
        const { default: again } = await import(`${location.origin}/hello.js?${round}`);
        const start = performance.now();
        await again({ module_or_path: `hello_bg.wasm?${round}` });
        all.push(performance.now() - start);
      }
      return Math.min(...all);
    },
    9,
  );
  return value;
}

/** @type {Checks} */
export const checks = {
  "wrong-type-is-rejected": async () => {
    const folder = await bind("hello", "web");
    const { value, messages } = await inPage(
      folder,
      async (name) => {
        const { default: init, greet } = await import(`${location.origin}/hello.js`);
        const rejected = await WebAssembly.instantiateStreaming(fetch("hello_bg.wasm"), {}).then(
          () => "",
          (error) => error.message,
        );
        await init();
        return { rejected, greeting: greet(name) };
      },
      "Ada",
      "text/plain",
    );
    const message = "Incorrect response MIME type. Expected 'application/wasm'.";
    return {
      cases: {
        "for `instantiateStreaming`": value.rejected.includes(message),
        "for the glue's `init`": value.greeting !== "Hello, Ada!",
      },
      figures: { rejected: value.rejected, warnings: messages.length },
    };
  },

  "invalid-is-a-compile-error": async () => {
    const bound = join(
      await bind("boundary", "web", { features: ["promise"] }),
      "boundary_bg.wasm",
    );
    const damaged = await once("damaged", async (folder) => {
      const bytes = fs.readFileSync(bound);
      fs.writeFileSync(join(folder, "damaged.wasm"), bytes.subarray(0, bytes.length / 2));
      return join(folder, "damaged.wasm");
    });
    const newer = await optimize(bound, "-Oz", "--enable-gc", "--enable-reference-types");
    if ((await isValid(damaged)) || (await isValid(newer)))
      throw new Error("wasm-validate takes both");
    return {
      cases: {
        "where half of it is missing": (await refusal(damaged)) === "CompileError",
        "where wasm-opt was let use types of garbage collection":
          (await refusal(newer)) === "CompileError",
      },
    };
  },

  "loads-within-a-frame": async () => {
    const milliseconds = await quickest();
    return {
      cases: { "from a server nearby": milliseconds < 1000 / 60 },
      figures: { milliseconds },
    };
  },
};
