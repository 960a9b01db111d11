// Written by you, in JavaScript, with the package.
import { Outline } from "./pkg/who_frees.js";

/**
 * The length all around some corners.
 *
 * @param {Iterable<[number, number]>} corners - Where they come from may throw in between.
 * @returns {number}
 */
export function lengthAround(corners) {
  const outline = new Outline();
  for (const [x, y] of corners) {
    outline.lineTo(x, y);
  }
  return outline.length;
}
