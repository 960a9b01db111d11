// Written by you, in JavaScript, with the package.
import { Outline } from "./pkg/who_frees.js";

/**
 * The length all around some corners.
 *
 * @param {Iterable<[number, number]>} corners - Where they come from may throw in between.
 * @returns {number}
 */
export function lengthAround(corners) {
  // Where the engine has it, `using outline = new Outline();` does the same without `try` and `finally`: it calls
  // `outline[Symbol.dispose]()`, which is `free()`, at the end of the block. To Node 20 that is a syntax error.
  const outline = new Outline();
  try {
    for (const [x, y] of corners) {
      outline.lineTo(x, y);
    }
    // Read before it is freed: `finally` runs when the value of `return` is known.
    return outline.length;
  } finally {
    // However the block is left: at its end, by `return`, or by what somebody else's code threw.
    outline.free();
  }
}
