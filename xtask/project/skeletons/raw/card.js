import { create, labelled, report } from "../elements.js";
import { crc32, initSync } from "../pkg/skeleton-raw/skeleton_raw.js";

/** @import { Timed } from "../card.js" */

/** @param {WebAssembly.Module} module */
export const start = (module) => initSync({ module });

export const calls = [checksum];

/** @param {string} text */
function checksum(text) {
  return crc32(new TextEncoder().encode(text)).toString(16).padStart(8, "0");
}

/**
 * @param {HTMLElement} demonstration
 * @param {Timed} timed
 */
export function mount(demonstration, timed) {
  const text = create("input", { name: "text", defaultValue: "123456789", autocomplete: "off" });
  const result = create("output", { className: "result", ariaLabel: "Checksum" });
  const show = () => report(result, () => timed(checksum, text.value));
  text.addEventListener("input", show);
  show();
  demonstration.append(labelled("Text", text), result);
}
