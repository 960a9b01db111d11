// A module of its own: browsers that do not know `using` yet refuse the whole file.

/** @import { Counter } from "./pkg/counter/counter.js" */

/**
 * @param {typeof Counter} Class
 * @param {number} start
 */
export function countOnce(Class, start) {
  using counter = new Class(start);
  counter.increment();
  // Freed when the block ends, whether it returns or throws.
  return counter.value;
}
