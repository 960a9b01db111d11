/** @typedef {{ width: number, height: number }} Request */
/** @typedef {{ resolve: (pixels: Uint8ClampedArray) => void, reject: (error: Error) => void }} Asker */

/**
 * The page's end: asks through the port, and hands each answer to who has asked.
 *
 * @param {any} port - A browser's `Worker`, or one of Node's ports.
 */
export function connect(port) {
  /** @type {Map<number, Asker>} */
  const askers = new Map();
  let newest = 0;

  port.onmessage = ({ data: { id, pixels, error } }) => {
    const asker = askers.get(id);
    askers.delete(id);
    if (error === undefined) asker?.resolve(pixels);
    else asker?.reject(new Error(error));
  };

  // A worker whose module is not found, or cannot be read, answers nobody.
  port.onerror = ({ message = "it did not load" }) => {
    for (const { reject } of askers.values()) reject(new Error(`The worker stopped: ${message}`));
    askers.clear();
  };

  return {
    /** @param {Request} request @returns {Promise<Uint8ClampedArray>} */
    ask({ width, height }) {
      return new Promise((resolve, reject) => {
        newest += 1;
        askers.set(newest, { resolve, reject });
        port.postMessage({ id: newest, width, height });
      });
    },
  };
}
