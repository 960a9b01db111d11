import { create, labelled, report, row } from "../elements.js";
import init, { Signal } from "../pkg/skeleton-compute/skeleton_compute.js";

/** @import { Timed } from "../card.js" */

/** @param {WebAssembly.Module} module */
export const start = (module) => init({ module_or_path: module });

export const calls = [smooth];

/**
 * @param {number[]} bytes
 * @param {number} radius
 */
function smooth(bytes, radius) {
  const signal = new Signal(bytes.length);
  try {
    signal.bytes().set(bytes);
    signal.smooth(radius);
    // A new view: the first may be of memory that has moved.
    return signal.bytes().join(" ");
  } finally {
    signal.free();
  }
}

/**
 * @param {HTMLElement} demonstration
 * @param {Timed} timed
 */
export function mount(demonstration, timed) {
  const bytes = create("input", {
    name: "bytes",
    defaultValue: "0 0 0 90 0 0 0",
    autocomplete: "off",
  });
  const radius = create("input", { type: "number", name: "radius", min: "0", defaultValue: "1" });
  const result = create("output", { className: "result", ariaLabel: "Smoothed" });
  const show = () =>
    report(result, () => {
      const numbers = (bytes.value.match(/\d+/g) ?? []).map(Number);
      return timed(smooth, numbers, radius.valueAsNumber);
    });
  for (const input of [bytes, radius]) input.addEventListener("input", show);
  show();
  demonstration.append(row(labelled("Bytes", bytes), labelled("Radius", radius)), result);
}
