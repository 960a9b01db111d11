// In Node, Deno and Bun the module is ready at once. `init` is there all the same, so that one program runs anywhere.
import { readFileSync } from "node:fs";
import { initSync } from "./PACKAGE.js";

initSync({ module: readFileSync(new URL("./PACKAGE_bg.wasm", import.meta.url)) });

export * from "./PACKAGE.js";
export { default } from "./PACKAGE.js";
