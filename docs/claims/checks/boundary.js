// What goes over the boundary between Rust and JavaScript, and how.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npmTool } from "../tools/command.js";
import { bind, build, optimize } from "../tools/crates.js";
import { load, loadByHand } from "../tools/load.js";
import { importsOf, instantiate, signatures, size } from "../tools/module.js";
import { race } from "../tools/time.js";

/** @import { Checks } from "../claims.js" */

/** Whether TypeScript takes a line that uses the package of the crate boundary. */
async function compiles(/** @type {string} */ line) {
  const folder = await bind("boundary", "web", { features: ["text"] });
  const path = join(folder, "use.ts");
  writeFileSync(path, `import { greet } from "./boundary.js";\n${line}\n`);
  const flags = ["--ignoreConfig", "--noEmit", "--strict", "--skipLibCheck"];
  const words = [...flags, "--module", "nodenext", "--target", "esnext", path];
  return (await npmTool("typescript/bin/tsc", words, { mayFail: true })).status === 0;
}

/** How often the glue itself frees memory for one greeting. */
async function freesOfGlue() {
  const { glue, exports } = await loadByHand("boundary", ["text"]);
  let frees = 0;
  const free = (/** @type {number[]} */ ...values) => {
    frees++;
    return exports.__wbindgen_free(...values);
  };
  glue.__wbg_set_wasm({ ...exports, __wbindgen_free: free });
  glue.greet("Ada");
  return frees;
}

/** Kilobytes that memory grows by. */
function growth(/** @type {WebAssembly.Memory} */ memory, /** @type {() => void} */ task) {
  const before = memory.buffer.byteLength;
  task();
  return (memory.buffer.byteLength - before) / 1024;
}

/** The bytes of glue that a crate's features make. */
const glueSize = async (/** @type {string[]} */ ...features) =>
  size(join(await bind("boundary", "web", { features }), "boundary.js"));

/** @type {Checks} */
export const checks = {
  "raw-module-speaks-numbers": async () => {
    const isNumbers = (/** @type {string} */ types) =>
      /^((i32|i64|f32|f64|nil)(, )?)*$/.test(types);
    const speaks = async (/** @type {string[]} */ ...features) => {
      const all = await signatures(await build("raw", { features }));
      return all.length > 0 && all.every((it) => isNumbers(it.parameters) && isNumbers(it.results));
    };
    return {
      cases: {
        "as rustc compiles by default": await speaks(),
        "with simd128 switched on": await speaks("vector"),
      },
    };
  },

  "glue-makes-the-imports": async () => {
    const folder = await bind("boundary", "web", { features: ["result"] });
    const path = join(folder, "boundary_bg.wasm");
    const { half } = await load("boundary", ["result"]);
    let refusal = "";
    try {
      instantiate(path);
    } catch (error) {
      refusal = `${error}`;
    }
    return {
      cases: {
        "the application passes none": half(42) === 21,
        "the module needs them": refusal !== "",
      },
      figures: { imports: importsOf(path).length },
    };
  },

  "strings-go-as-pairs": async () => {
    const folder = await bind("boundary", "web", { features: ["text"] });
    const greet = (await signatures(join(folder, "boundary_bg.wasm"))).find(
      (it) => it.name === "greet",
    );
    return {
      cases: {
        "into the module": greet?.parameters === "i32, i32",
        "out of it": greet?.results === "i32, i32",
      },
    };
  },

  "glue-frees-both-strings": async () => {
    const { greet, wasm } = await load("boundary", ["text"]);
    const name = "x".repeat(1e6);
    greet(name);
    const kilobytes = growth(wasm.memory, () => {
      for (let call = 0; call < 100; call++) greet(name);
    });
    const frees = await freesOfGlue();
    return {
      cases: { "in that both are freed": kilobytes < 100, "in that the glue does it": frees === 2 },
      figures: { frees },
    };
  },

  "boundary-is-type-safe": async () => {
    const { add, greet } = await load("boundary", ["text"]);
    let thrown = "";
    try {
      greet(7);
    } catch (error) {
      thrown = `${error}`;
    }
    return {
      cases: {
        "in TypeScript": (await compiles('greet("Ada");')) && !(await compiles("greet(7);")),
        "in JavaScript, with a number for a string": thrown.startsWith("TypeError"),
        "in JavaScript, with a string for a number": add("7", 1) !== 8,
      },
      figures: { thrown },
    };
  },

  "methods-pass-a-pointer": async () => {
    const folder = await bind("boundary", "web", { features: ["class"] });
    const glue = readFileSync(join(folder, "boundary.js"), "utf8");
    const all = await signatures(join(folder, "boundary_bg.wasm"));
    const increment = all.find((it) => it.name === "counter_increment");
    return {
      cases: {
        "as the first argument":
          glue.includes("wasm.counter_increment(this.__wbg_ptr)") &&
          increment?.parameters === "i32",
      },
    };
  },

  "class-lives-in-linear-memory": async () => {
    const { Counter, wasm } = await load("boundary", ["class"]);
    const first = new Counter(1e6);
    const kept = growth(wasm.memory, () => new Counter(1e6));
    const freed = growth(wasm.memory, () => {
      for (let round = 0; round < 100; round++) new Counter(1e6).free();
    });
    return {
      cases: {
        "new allocates": kept > 900,
        "increment answers": first.increment() === 1,
        "free gives back": freed < 1100,
      },
    };
  },

  "result-throws": async () => {
    const { half } = await load("boundary", ["result"]);
    let thrown;
    try {
      half(1);
    } catch (error) {
      thrown = error;
    }
    return {
      cases: {
        "an Error with the message":
          thrown instanceof Error && thrown.message === "an odd number has no half",
      },
    };
  },

  "glue-grows": async () => {
    const numbers = await glueSize();
    const text = await glueSize("text");
    const type = await glueSize("text", "class");
    const result = await glueSize("text", "class", "result");
    const promise = await glueSize("text", "class", "result", "promise");
    return {
      cases: {
        "with strings": numbers < text,
        "with a class": text < type,
        "with a Result": type < result,
        "with a promise": result < promise,
      },
      figures: { numbers, text, class: type, result, promise },
    };
  },

  "no-glue-is-smaller": async () => {
    const raw = await optimize(await build("raw"), "-Oz");
    const folder = await bind("hello", "web");
    const bound = await optimize(join(folder, "hello_bg.wasm"), "-Oz");
    const glue = size(join(folder, "hello.js"));
    return {
      cases: {
        "the module": size(raw) < size(bound),
        "the module and its glue": size(raw) < size(bound) + glue,
      },
      figures: { raw: size(raw), bound: size(bound), glue },
    };
  },

  "crossing-costs": async () => {
    const { add, greet } = await load("boundary", ["text"]);
    const calls = 100_000;
    const names = ["Ada", "Grace", "Edsger", "Barbara"];
    let sink = 0;
    const repeat = (/** @type {(call: number) => number} */ task) => () => {
      for (let call = 0; call < calls; call++) sink += task(call);
    };
    const times = await race(
      {
        number: repeat((call) => add(call, 1)),
        text: repeat((call) => greet(names[call & 3]).length),
        javascript: repeat((call) => `Hello, ${names[call & 3]}!`.length),
      },
      7,
    );
    if (!sink) throw new Error("nothing was called");
    const nanoseconds = (/** @type {number} */ it) => (it / calls) * 1e6;
    return {
      cases: {
        "a string costs more than a number": times.text > 3 * times.number,
        "a greeting costs more than in JavaScript": times.text > 3 * times.javascript,
      },
      figures: { number: nanoseconds(times.number), text: nanoseconds(times.text) },
    };
  },
};
