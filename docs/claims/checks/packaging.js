// What wasm-pack does, and what it writes.

import * as fs from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bundle } from "../tools/bundlers.js";
import { inPage } from "../tools/chromium.js";
import { run } from "../tools/command.js";
import { bind, firstError, once, optimize, pack, wasmPack } from "../tools/crates.js";
import { sha256 } from "../tools/module.js";

/** @import { Bundler } from "../tools/bundlers.js" */
/** @import { Checks } from "../claims.js" */

const kinds = ["bundler", "web", "nodejs"];

/** The files of a package, without what only git reads. */
const filesOf = async (/** @type {string} */ kind) =>
  fs
    .readdirSync(await pack("hello", kind))
    .filter((it) => it !== ".gitignore")
    .sort();

/** Those that differ between packages, or that not all have. */
async function differing() {
  const folders = await Promise.all(kinds.map((kind) => pack("hello", kind)));
  const names = new Set((await Promise.all(kinds.map(filesOf))).flat());
  return [...names].filter((name) => {
    const hashes = folders.map((folder) => {
      const path = join(folder, name);
      return fs.existsSync(path) ? sha256(path) : "";
    });
    return new Set(hashes).size > 1;
  });
}

/** Whether a package has what `import init from …` takes. */
const hasInit = async (/** @type {string} */ kind) =>
  /export (default|\{.* as default)/.test(
    fs.readFileSync(join(await pack("hello", kind), "hello.js"), "utf8"),
  );

/** Whether a bundler builds a page of a package, and the page greets. */
async function bundles(/** @type {Bundler} */ bundler) {
  const folder = await once(bundler, async (folder) => folder);
  fs.cpSync(await pack("hello", "bundler"), join(folder, "pkg"), { recursive: true });
  fs.writeFileSync(
    join(folder, "main.js"),
    'import { greet } from "./pkg/hello.js";\ndocument.body.textContent = greet("Ada");\n',
  );
  fs.writeFileSync(
    join(folder, "index.html"),
    '<!doctype html><body><script type="module" src="./main.js"></script>',
  );
  if (await bundle(bundler, folder)) return false;
  const page = join(folder, "dist");
  // Of the three, only Vite writes the page.
  if (!fs.existsSync(join(page, "index.html")))
    fs.writeFileSync(
      join(page, "index.html"),
      '<!doctype html><body><script type="module" src="./main.js"></script>',
    );
  const { value } = await inPage(
    page,
    async (deadline) => {
      const frame = document.body.appendChild(document.createElement("iframe"));
      frame.src = "/index.html";
      for (const end = Date.now() + deadline; Date.now() < end; ) {
        if (frame.contentDocument?.body?.textContent === "Hello, Ada!") return true;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return false;
    },
    10_000,
  );
  return value;
}

/** @type {Checks} */
export const checks = {
  "wasm-pack-conducts": async () => {
    const folder = await once("log", async (folder) => folder);
    const variables = { RUST_LOG: "info" };
    const words = ["--target", "bundler", "--out-dir", folder];
    const { text } = await wasmPack("hello", words, { variables });
    const steps = [
      /Compiling to Wasm/,
      /Running "[^"]*wasm-bindgen(\.exe)?" "[^"]*hello\.wasm"/,
      /Running "[^"]*wasm-opt[^"]*" /,
      /Wrote a package\.json/,
    ];
    const places = steps.map((step) => text.search(step));
    const level = text.match(/executing wasm-opt with \["(.*?)"\]/)?.[1] ?? "";
    return {
      cases: {
        "cargo, wasm-bindgen, wasm-opt, package.json": places.every(
          (place, at) => place > (places[at - 1] ?? -1),
        ),
      },
      figures: { level },
    };
  },

  "by-hand-is-the-same": async () => {
    const bound = join(await bind("hello", "bundler"), "hello_bg.wasm");
    const byHand = await optimize(bound, "-O");
    const packed = join(await pack("hello", "bundler"), "hello_bg.wasm");
    return { cases: { "byte for byte": sha256(byHand) === sha256(packed) } };
  },

  "package-has-five-files": async () => {
    const five = ["hello.d.ts", "hello.js", "hello_bg.wasm", "hello_bg.wasm.d.ts", "package.json"];
    const isFive = async (/** @type {string} */ kind) =>
      (await filesOf(kind)).join() === five.join();
    return {
      cases: {
        "for `--target web`": await isFive("web"),
        "for `--target nodejs`": await isFive("nodejs"),
        "for `--target bundler`": await isFive("bundler"),
      },
      figures: {
        bundler: (await filesOf("bundler")).filter((it) => !five.includes(it)).join(", "),
      },
    };
  },

  "package-is-publishable": async () => {
    const folder = await pack("hello", "bundler");
    const { output } = await run("npm", ["pack", "--dry-run", "--json", "--offline"], { folder });
    const packed = JSON.parse(output)[0].files.map((/** @type {any} */ it) => it.path);
    const manifest = JSON.parse(fs.readFileSync(join(folder, "package.json"), "utf8"));
    const missing = (await filesOf("bundler")).filter((it) => !packed.includes(it));
    return {
      cases: {
        "for module, glue and types": ["hello_bg.wasm", "hello_bg.js", "hello.d.ts"].every((it) =>
          packed.includes(it),
        ),
        "for all that wasm-pack wrote": missing.length === 0,
      },
      figures: { missing: missing.join(", "), fields: Object.keys(manifest).join(", ") },
    };
  },

  "same-module-for-every-target": async () => {
    const packed = await Promise.all(kinds.map((kind) => pack("hello", kind)));
    const bound = await Promise.all(
      ["web", "no-modules", "deno"].map((kind) => bind("hello", kind)),
    );
    const isOne = (/** @type {string[]} */ folders) =>
      new Set(folders.map((it) => sha256(join(it, "hello_bg.wasm")))).size === 1;
    return {
      cases: {
        "for web, bundler and nodejs": isOne(packed),
        "for no-modules and deno": isOne(bound),
      },
    };
  },

  "only-glue-and-manifest-differ": async () => {
    const names = await differing();
    const others = names.filter((it) => !["hello.js", "package.json"].includes(it));
    return {
      cases: { "between the packages": others.length === 0 },
      figures: { others: others.join(", ") },
    };
  },

  "await-init-first": async () => ({
    cases: {
      "for `--target web`": await hasInit("web"),
      "for `--target bundler`": await hasInit("bundler"),
      "for `--target nodejs`": await hasInit("nodejs"),
    },
  }),

  "bundler-target-suits-bundlers": async () => ({
    cases: {
      "for Vite": await bundles("vite"),
      "for webpack": await bundles("webpack"),
      "for webpack with `experiments.asyncWebAssembly`": await bundles(
        "webpack with asyncWebAssembly",
      ),
      "for Rollup": await bundles("rollup"),
    },
  }),

  "web-needs-no-bundler": async () => {
    const { value } = await inPage(
      await pack("hello", "web"),
      async (name) => {
        const { default: init, greet } = await import(`${location.origin}/hello.js`);
        await init();
        return greet(name);
      },
      "Ada",
    );
    return { cases: { "in a page": value === "Hello, Ada!" } };
  },

  "nodejs-loads-synchronously": async () => {
    const require = createRequire(import.meta.url);
    const { greet } = require(join(await pack("hello", "nodejs"), "hello.js"));
    return { cases: { "by require": greet("Ada") === "Hello, Ada!" } };
  },

  "size-first-profile-builds": async () => {
    const folder = await once("stripped", async (folder) => folder);
    const words = ["--out-dir", folder];
    const profile = { strip: true };
    const { status, text } = await wasmPack("hello", words, { profile, mayFail: true });
    const reason = text.match(/memory\.copy operations require bulk memory/)?.[0] ?? "";
    return { cases: { "with `strip = true`": status === 0 }, figures: { reason } };
  },

  "listing-compiles": async () => {
    const error = await firstError("check", "refused", "optional");
    const cured = await firstError("check", "refused", "optional", "hook");
    return {
      cases: { "as it stands": error === "", "with the feature switched on": cured === "" },
      figures: { error },
    };
  },
};
