import { button, create, labelled, report, row } from "../elements.js";
import init, { countLines } from "../pkg/skeleton-async/skeleton_async.js";

/** @import { Timed } from "../card.js" */

/** @param {WebAssembly.Module} module */
export const start = (module) => init({ module_or_path: module });

export const calls = [count];

/** @param {string} url */
async function count(url) {
  return `${await countLines(url)} lines`;
}

/**
 * @param {HTMLElement} demonstration
 * @param {Timed} timed
 */
export function mount(demonstration, timed) {
  // What this page is made of; a published one has it in another folder.
  const defaultValue = new URL("../elements.js", import.meta.url).pathname;
  const address = create("input", { name: "address", defaultValue, autocomplete: "off" });
  const result = create("output", { className: "result", ariaLabel: "Lines" });
  const show = () => report(result, () => timed(count, address.value));
  show();
  demonstration.append(row(labelled("Address", address), button("Count", show)), result);
}
