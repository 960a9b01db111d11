// What tools show of a module.

import { join } from "node:path";
import { npmTool } from "../tools/command.js";
import { bind, cargo, pack } from "../tools/crates.js";
import { exportsOf, isValid, objdump, size } from "../tools/module.js";

/** @import { Checks } from "../claims.js" */

const packed = async () => join(await pack("hello", "web"), "hello_bg.wasm");

/** The items that twiggy finds, the heaviest first. */
async function items(/** @type {string} */ path) {
  // Debug information of twiggy itself would take half a minute.
  const variables = { CARGO_PROFILE_DEV_DEBUG: "false" };
  const { output } = await cargo(["run", "--locked", "--quiet", "--package", "heaviest", path], {
    variables,
  });
  return output
    .trim()
    .split("\n")
    .map((line) => ({ size: Number.parseInt(line, 10), name: line.slice(line.indexOf(" ") + 1) }));
}

/** @type {Checks} */
export const checks = {
  "tools-read-the-module": async () => {
    const path = await packed();
    const { output } = await npmTool("wabt/bin/wasm2wat", [path]);
    return {
      cases: {
        "wasm-validate": await isValid(path),
        "wasm-objdump": (await objdump(path, "--details")).includes('-> "greet"'),
        wasm2wat: output.startsWith("(module"),
      },
    };
  },

  "healthy-module-exports-three": async () => {
    const path = await packed();
    const count = Number((await objdump(path, "--details")).match(/^Export\[(\d+)\]/m)?.[1]);
    const names = exportsOf(path);
    return {
      cases: {
        "in that functions and memory are there":
          names.includes("greet") && names.includes("memory"),
        "in that there is nothing else": names.every((it) => ["greet", "memory"].includes(it)),
      },
      figures: {
        count,
        others: names.filter((it) => !["greet", "memory"].includes(it)).join(", "),
      },
    };
  },

  "twiggy-attributes-every-byte": async () => {
    const path = await packed();
    const all = await items(path);
    const sum = all.reduce((sum, it) => sum + it.size, 0);
    return { cases: { "of a greeting": sum === size(path) }, figures: { items: all.length } };
  },

  "twiggy-needs-names": async () => {
    const isNumbered = (/** @type {{ name: string }} */ it) => /^code\[\d+\]$/.test(it.name);
    const [heaviest] = await items(join(await bind("hello", "web"), "hello_bg.wasm"));
    const [nameless] = await items(await packed());
    return {
      cases: { "to say more than a number": !isNumbered(heaviest) && isNumbered(nameless) },
      figures: { heaviest: heaviest.name.replace(/\[.*?\]/g, ""), nameless: nameless.name },
    };
  },
};
