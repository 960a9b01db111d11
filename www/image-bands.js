import { Remote } from "./image-remote.js";

/** @import { Chain } from "./image-filters.js" */
/** @import { Context } from "./image-remote.js" */

/**
 * Some rows of a picture, and how many more, above and below, a filter needs to know.
 *
 * @typedef {{ top: number, rows: number, above: number, below: number }} Band
 */

// Each takes memory for a band, and for an instance of the module.
const mostWorkers = 4;
// Between bands, a filter that is no longer wanted ends.
const mostPixels = 2 ** 20;
// A band of a wide blur can still take seconds. After this many milliseconds its worker is ended instead.
const patience = 200;
// Rows that belong to other bands are filtered in vain, so that a band should have some more of its own.
const leastRowsPerReach = 4;

/**
 * Cuts a picture into bands.
 *
 * @param {number} width
 * @param {number} height
 * @param {number} reach - How many rows above and below a row of the result depends on.
 * @param {number} workers - How many bands are filtered at the same time.
 * @returns {Band[]}
 */
export function cut(width, height, reach, workers) {
  const rounds = Math.ceil((width * height) / mostPixels / workers);
  const most = Math.floor(height / Math.max(1, leastRowsPerReach * reach));
  const count = Math.max(1, Math.min(rounds * workers, most));
  return Array.from({ length: count }, (_, number) => {
    const top = Math.floor((number * height) / count);
    const rows = Math.floor(((number + 1) * height) / count) - top;
    const above = Math.min(reach, top);
    const below = Math.min(reach, height - top - rows);
    return { top, rows, above, below };
  });
}

/**
 * Workers, each with its own instance of the module, that filter a picture band by band.
 *
 * Whether that is quicker than one worker with the whole picture: on 2 cores it was not. Of 12 megapixels, in Chromium, the
 * exact Gaussian took 137 ms at once and 167 in bands with a sigma of 3, 127 and 195 with one of 30, `edges` 50 and 95.
 * Copying bands to and from workers, and filtering twice the rows that they have in common, cost more than the second core
 * saved. What bands do have is progress, and an end within a band when a filter is no longer wanted.
 */
export class BandPool {
  #remotes;

  /** @param {number} [size] - How many workers. They start when they are first needed. */
  constructor(size = Math.min(mostWorkers, navigator.hardwareConcurrency)) {
    this.#remotes = Array.from(
      { length: size },
      () =>
        new Remote(
          () => new Worker(new URL("./image-band-worker.js", import.meta.url), { type: "module" }),
        ),
    );
  }

  get size() {
    return this.#remotes.length;
  }

  /**
   * Filters bands, one at a time in each worker. Of one picture at a time: the next has to wait for it.
   *
   * @param {ImageData} picture - Stays as it is.
   * @param {Chain} chain
   * @param {Band[]} bands
   * @param {Partial<Context>} [context] - An abort ends the work when the bands are
   * done that are being filtered, or soon after it.
   * @returns {Promise<{ top: number, image: ImageData }[]>} The rows of the result, in any order.
   */
  async filter(picture, chain, bands, { signal, progress } = {}) {
    const waiting = [...bands.entries()];
    const shares = bands.map(() => 0);
    /** @type {{ top: number, image: ImageData }[]} */
    const filtered = [];
    const work = async (/** @type {Remote} */ remote) => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        signal?.throwIfAborted();
        const [number, band] = next;
        const tell = (/** @type {number} */ share) => {
          shares[number] = share;
          progress?.(shares.reduce((sum, share) => sum + share) / bands.length);
        };
        const context = { signal, progress: tell };
        const image = await filterIn(remote, picture, chain, band, context);
        filtered.push({ top: band.top, image });
        tell(1);
      }
    };
    const ends = await Promise.allSettled(
      this.#remotes.map((remote) =>
        work(remote).catch((error) => {
          waiting.length = 0;
          throw error;
        }),
      ),
    );
    for (const end of ends) if (end.status === "rejected") throw end.reason;
    return filtered;
  }
}

/**
 * @param {Remote} remote
 * @param {ImageData} picture
 * @param {Chain} chain
 * @param {Band} band
 * @param {Partial<Context>} context
 */
async function filterIn(remote, { data, width }, chain, { top, rows, above, below }, context) {
  const stride = 4 * width;
  // The only copy on the way there: it is the worker's then, which sends the result back in it.
  const { buffer } = data.slice((top - above) * stride, (top + rows + below) * stride);
  const request = { buffer, width, above, rows, chain };
  const reply = await remote.ask("filter", request, { transfer: [buffer], patience, ...context });
  return new ImageData(new Uint8ClampedArray(reply.buffer, 0, rows * stride), width);
}
