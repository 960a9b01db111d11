import { mandelbrot } from "./pkg/worker.js";

/** @typedef {Pick<MessagePort, "onmessage" | "postMessage">} Port */

/**
 * The worker's end: answers whatever is asked through the port.
 *
 * @param {Port} port - A worker's `self`, or one of Node's ports.
 * @param {Promise<unknown>} ready - Settles when the package is loaded, or cannot be.
 */
export function answer(port, ready) {
  throw new Error(`not yet implemented: ${mandelbrot.name} for ${port}, once it is ${ready}`);
}
