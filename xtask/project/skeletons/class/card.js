import { button, create, labelled, report, row } from "../elements.js";
import init, { Average } from "../pkg/skeleton-class/skeleton_class.js";

/** @import { Timed } from "../card.js" */

/** @param {WebAssembly.Module} module */
export const start = (module) => init({ module_or_path: module });

export const calls = [add];

/**
 * @param {Average} average
 * @param {number} number
 */
function add(average, number) {
  average.add(number);
  return average.value;
}

/**
 * @param {HTMLElement} demonstration
 * @param {Timed} timed
 */
export function mount(demonstration, timed) {
  const average = new Average();
  const number = create("input", {
    type: "number",
    name: "number",
    step: "any",
    defaultValue: "1",
  });
  const result = create("output", { className: "result", ariaLabel: "Mean" });
  const show = () =>
    report(result, () => {
      const value = timed(add, average, number.valueAsNumber);
      return `${value}, of ${average.count}`;
    });
  demonstration.append(row(labelled("Number", number), button("Add", show)), result);
}
