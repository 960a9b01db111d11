import { mandelbrot } from "./pkg/worker.js";

/** @typedef {Pick<MessagePort, "onmessage" | "postMessage">} Port */

/**
 * The worker's end: answers whatever is asked through the port.
 *
 * @param {Port} port - A worker's `self`, or one of Node's ports.
 * @param {Promise<unknown>} ready - Settles when the package is loaded, or cannot be.
 */
export function answer(port, ready) {
  // Now, not after `await ready`: a browser does not keep what comes while nobody listens.
  port.onmessage = async ({ data: { id, width, height } }) => {
    try {
      // Inside `try`: that the package cannot be loaded is an answer, too.
      await ready;
      const pixels = mandelbrot(width, height);
      // They are a copy that the glue has made for us, with a buffer of its own. So it can be given
      // away, and costs nothing more. Of a view of the module's memory that could not be done: the
      // memory belongs to the instance.
      port.postMessage({ id, pixels }, [pixels.buffer]);
    } catch (error) {
      // An exception that leaves this function is nobody's: it has no id, so no promise on the page
      // would hear of it.
      port.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
    }
  };
}
