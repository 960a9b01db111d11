// Dependencies that ask for an operating system.

import { build, cargo, firstError, target } from "../tools/crates.js";
import { load } from "../tools/load.js";
import { importsOf, instantiate } from "../tools/module.js";

/** @import { Checks } from "../claims.js" */

/**
 * What a function of the crate system tells.
 *
 * @param {any} module
 * @param {string} name
 */
function told(module, name) {
  const length = module[name]();
  return new TextDecoder().decode(new Uint8Array(module.memory.buffer, module.TEXT.value, length));
}

/** Whether sixteen bytes can be drawn in Node. */
async function draws(/** @type {string} */ feature) {
  const { random } = await load("random", [feature]);
  const bytes = random();
  return bytes.length === 16 && bytes.some(Boolean);
}

/** @type {Checks} */
export const checks = {
  "std-fs-does-not-link": async () => {
    const path = await build("system");
    const module = instantiate(path);
    return {
      cases: {
        "with std::fs and std::net": (await firstError("build", "system")) !== "",
      },
      figures: {
        imports: importsOf(path).length,
        file: told(module, "file"),
        socket: told(module, "socket"),
      },
    };
  },

  "system-crates-leave-unresolved-symbols": async () => {
    const isUnresolved = (/** @type {string} */ error) =>
      /undefined symbol|unresolved|undefined reference|linking with/.test(error);
    const log = await firstError("build", "system", "log-file");
    const random = await firstError("build", "random", "four");
    const sockets = await firstError("build", "system", "sockets");
    const library = await firstError("build", "system", "c-library");
    const declared = await build("system", { features: ["declared"] });
    const logged = told(instantiate(await build("system", { features: ["log-file"] })), "log_file");
    return {
      cases: {
        "a logging crate that opens a file": isUnresolved(log),
        "a crate of randomness": isUnresolved(random),
        "a crate that opens sockets": isUnresolved(sockets),
        "the crate libc": isUnresolved(library),
        "a C function declared by hand": !importsOf(declared).includes("env.getpid"),
      },
      figures: { logged, random, sockets, library },
    };
  },

  "tree-shows-the-path": async () => {
    const words = ["tree", "--locked", "--package", "random", "--features", "four"];
    const { output } = await cargo([...words, "--edges", "features", "--target", target]);
    const lines = output.split("\n");
    const at = lines.findIndex((it) => it.includes("getrandom v0.4"));
    const depth = (/** @type {string} */ line) => line.search(/\w/);
    return {
      cases: {
        "the crate under the one that wants it": at > 0 && depth(lines[0]) < depth(lines[at]),
      },
    };
  },

  "random-without-feature-fails-at-runtime": async () => {
    const two = await firstError("build", "random", "two");
    const three = await firstError("build", "random", "three");
    const four = await firstError("build", "random", "four");
    return {
      cases: {
        "getrandom 0.2": two === "",
        "getrandom 0.3": three === "",
        "getrandom 0.4": four === "",
      },
      figures: { two },
    };
  },

  "random-feature-js": async () => {
    const works = async (/** @type {string} */ feature, /** @type {string} */ flag) =>
      (await firstError("check", "random", `${feature},${flag}`)) === "";
    return {
      cases: {
        "with getrandom 0.2": await draws("two-js"),
        "with getrandom 0.3": await works("three", "getrandom-3/js"),
        "with getrandom 0.4": await works("four", "getrandom-4/js"),
      },
      figures: {
        instead: (await draws("three-wasm-js")) && (await draws("four-wasm-js")) ? "wasm_js" : "",
      },
    };
  },
};
