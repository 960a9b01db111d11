// In Node, Deno and Bun the module is ready at once. `init` is there all the same, so that one program runs anywhere.
import { readFileSync } from "node:fs";
import { initSync } from "./greet.js";

initSync({ module: readFileSync(new URL("./greet_bg.wasm", import.meta.url)) });

export * from "./greet.js";
export { default } from "./greet.js";
