// In Node, Deno and Bun the module is ready at once. `init` is there all the same, so that one program runs anywhere.
import { readFileSync } from "node:fs";
import { initSync } from "./sample.js";

initSync({ module: readFileSync(new URL("./sample_bg.wasm", import.meta.url)) });

export * from "./sample.js";
export { default } from "./sample.js";
