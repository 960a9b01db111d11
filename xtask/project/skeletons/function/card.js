import { create, labelled, report } from "../elements.js";
import init, { countWords } from "../pkg/skeleton-function/skeleton_function.js";

/** @import { Timed } from "../card.js" */

/** @param {WebAssembly.Module} module */
export const start = (module) => init({ module_or_path: module });

export const calls = [count];

/** @param {string} text */
function count(text) {
  return countWords(text);
}

/**
 * @param {HTMLElement} demonstration
 * @param {Timed} timed
 */
export function mount(demonstration, timed) {
  const text = create("input", {
    name: "text",
    defaultValue: "to be or not to be",
    autocomplete: "off",
  });
  const result = create("output", { className: "result", ariaLabel: "Words" });
  const show = () => report(result, () => String(timed(count, text.value)));
  text.addEventListener("input", show);
  show();
  demonstration.append(labelled("Text", text), result);
}
