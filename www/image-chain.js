// A chain of filters as words to read, and as text for an address: `sharpen 1_boxBlur 8`.

import { filters } from "./image-filters.js";

/** @import { FilterCall } from "./pkg/image-filter/image_filter.js" */
/** @import { Filter, FilterName, Parameter } from "./image-filters.js" */

/** @typedef {FilterCall[]} Chain - What a `Pipeline` is made of, and what can be sent to a worker. */

/**
 * @param {string} name
 * @returns {name is FilterName}
 */
export function isFilter(name) {
  return Object.hasOwn(filters, name);
}

/**
 * @param {string} piece - A filter as text; what is none stays as it is.
 */
export function wordsOf(piece) {
  const [name, ...values] = piece.split(" ");
  return isFilter(name) ? [filters[name].label, ...values].join(" ") : piece;
}

/** @param {Chain} chain */
export function textOf(chain) {
  return chain.map((call) => call.flat().join(" ")).join("_");
}

/**
 * @param {string} text
 * @returns {Chain}
 * @throws {Error} If it names what is no filter. What its numbers may be, the filter itself knows.
 */
export function chainOf(text) {
  if (!text) return [];
  return text.split("_").map((call) => {
    const [name, ...words] = call.split(" ");
    if (!isFilter(name))
      throw new Error(
        `The address asks for the filters “${text}”, and there is none named “${name}”. Choose others.`,
      );
    const { parameters = [] } = /** @type {Filter} */ (filters[name]);
    const values = parameters.map((parameter) => takeValue(parameter, words));
    return /** @type {FilterCall} */ (/** @type {unknown} */ ([name, ...values]));
  });
}

/**
 * @param {Parameter} parameter
 * @param {string[]} words - Without those of the value, afterwards.
 */
function takeValue(parameter, words) {
  if ("choices" in parameter) return words.shift();
  if ("min" in parameter) return Number(words.shift());
  return words.splice(0, parameter.value.length).map(Number);
}
