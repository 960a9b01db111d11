import { create, labelled, report } from "../elements.js";
import init, { greet } from "../pkg/raw-abi/raw_abi.js";

const glue = "./pkg/raw-abi/raw_abi.js";
const module = new URL("../pkg/raw-abi/raw_abi.wasm", import.meta.url);

await init();
const size = (await (await fetch(module)).arrayBuffer()).byteLength;

export const calls = [greeting];

/** @param {string} name */
function greeting(name) {
  return greet(name);
}

/** @param {HTMLElement} demonstration */
export function mount(demonstration) {
  const name = create("input", { value: "Ada", autocomplete: "off" });
  const result = create("output", { className: "result", ariaLabel: "Greeting" });
  const show = () => report(result, () => greeting(name.value));
  name.addEventListener("input", show);
  show();

  const link = create("a", { href: glue }, "by hand");
  const facts = create("p", {}, `${size} bytes of WebAssembly, and glue written `, link, ".");
  demonstration.append(labelled("Name", name), result, facts);
}
