// What a panic looks like, and what is left after it.

import { join } from "node:path";
import { inPage } from "../tools/chromium.js";
import { bind, build, pack } from "../tools/crates.js";
import { load, loadByHand } from "../tools/load.js";
import { objdump, size } from "../tools/module.js";

/** @import { Checks } from "../claims.js" */

/** What a call throws, as text; "" if nothing. */
function thrownBy(/** @type {() => unknown} */ task) {
  try {
    task();
    return "";
  } catch (error) {
    return `${error}`;
  }
}

/** How often something is written to the console as an error. */
function errorsOf(/** @type {() => unknown} */ task) {
  const { error } = console;
  let count = 0;
  console.error = () => count++;
  try {
    thrownBy(task);
  } finally {
    console.error = error;
  }
  return count;
}

/** What a page and its console get of a panic. */
async function panicInPage(/** @type {string} */ folder) {
  const { value, messages } = await inPage(
    folder,
    async () => {
      const { default: init, doubled } = await import(`${location.origin}/panics.js`);
      await init();
      try {
        doubled("x");
      } catch (error) {
        return `${error}`;
      }
      return "";
    },
    undefined,
  );
  return { thrown: value, messages };
}

/** @type {Checks} */
export const checks = {
  "start-runs-at-instantiation": async () => {
    const { doubled } = await load("panics", ["hook"]);
    const folder = await bind("panics", "web", { features: ["hook"] });
    const headers = await objdump(join(folder, "panics_bg.wasm"), "--headers");
    const { glue, exports } = await loadByHand("panics", ["hook"]);
    glue.__wbg_set_wasm(exports);
    return {
      cases: {
        "with the glue's `init`": errorsOf(() => doubled("x")) === 1,
        "with `WebAssembly.instantiate` alone": errorsOf(() => glue.doubled("x")) === 1,
      },
      figures: { sections: (headers.match(/^ +Start /gm) ?? []).length },
    };
  },

  "panic-without-hook-is-bare": async () => {
    const { thrown, messages } = await panicInPage(await bind("panics", "web"));
    return {
      cases: {
        "in what is thrown": thrown === "RuntimeError: unreachable",
        "in the console": messages.length === 0,
      },
      figures: { thrown },
    };
  },

  "hook-shows-the-panic": async () => {
    const kept = (await panicInPage(await bind("panics", "web", { features: ["hook"] }))).messages;
    const packed = await panicInPage(await pack("panics", "web", ["hook"]));
    const place = "panicked at panics/src/lib.rs:";
    const name = "panics::doubled";
    return {
      cases: {
        "as to the message and its line": [kept, packed.messages].every((it) =>
          it[0]?.includes(place),
        ),
        "as to the names of functions before wasm-opt": kept[0].includes(name),
        "as to the names of functions after wasm-opt": packed.messages[0].includes(name),
        "as to what is thrown": packed.thrown !== "RuntimeError: unreachable",
      },
    };
  },

  "panic-abort-is-smaller": async () => {
    const abort = size(await build("panics", { profile: { panic: "abort" } }));
    const unwind = size(await build("panics", { profile: { panic: "unwind" } }));
    return { cases: { "than without the setting": abort < unwind }, figures: { abort, unwind } };
  },

  "panic-abort-takes-catch-unwind": async () => {
    const catches = async (/** @type {string} */ panic) => {
      const { catches } = await load("panics", [], { panic });
      return thrownBy(catches) === "";
    };
    return {
      cases: {
        "in that nothing is caught with it": !(await catches("abort")),
        "in that a panic is caught without it": await catches("unwind"),
      },
    };
  },

  "panic-ends-the-module": async () => {
    const { doubled, Meter } = await load("panics");
    const meter = new Meter();
    thrownBy(() => doubled("x"));
    thrownBy(() => meter.add("x"));
    const after = thrownBy(() => meter.add("1"));
    return {
      cases: {
        "for a function": doubled("21") !== 42,
        "for an object that was at work": after !== "",
      },
      figures: { after },
    };
  },
};
