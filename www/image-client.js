import { Remote } from "./image-remote.js";

/** @import { Chain } from "./image-filters.js" */
/** @import { Context } from "./image-remote.js" */
/** @import { Filtered, Opened } from "./image-worker.js" */

/**
 * The page's end of `image-worker.js`. Requests are sent one at a time, in order; of those of one kind
 * that wait, only the newest is sent, and the others resolve to `undefined`. So does a filter that is
 * cancelled, by the next one or by another picture, while it runs.
 */
export class ImageClient {
  #remote = new Remote(
    () => new Worker(new URL("./image-worker.js", import.meta.url), { type: "module" }),
  );
  /** @type {Promise<unknown>} */
  #turn = Promise.resolve();
  /** @type {Blob | undefined} */
  #file;
  #newest = {
    open: new AbortController(),
    filter: new AbortController(),
    save: new AbortController(),
  };

  /**
   * @param {Blob} file
   * @returns {Promise<Opened | undefined>}
   */
  async open(file) {
    this.#newest.filter.abort();
    const opened = await this.#ask("open", { file });
    if (opened) this.#file = file;
    return opened;
  }

  /**
   * @param {Chain} chain
   * @param {boolean} inBands - Whether several workers share the picture.
   * @param {Context["progress"]} progress
   * @returns {Promise<Filtered | undefined>}
   */
  filter(chain, inBands, progress) {
    return this.#ask("filter", { chain, inBands }, progress);
  }

  /** @returns {Promise<Blob | undefined>} */
  save() {
    return this.#ask("save", {});
  }

  /**
   * @param {"open" | "filter" | "save"} action
   * @param {object} request
   * @param {Context["progress"]} [progress]
   * @returns {Promise<any>}
   */
  #ask(action, request, progress) {
    this.#newest[action].abort();
    this.#newest[action] = new AbortController();
    const { signal } = this.#newest[action];
    const turn = this.#turn.then(() => {
      if (!signal.aborted) return this.#send(action, request, { signal, progress });
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /**
   * @param {string} action
   * @param {object} request
   * @param {Partial<Context> & { signal: AbortSignal }} context
   */
  async #send(action, request, context) {
    try {
      // A fresh worker has no picture.
      if (!this.#remote.isRunning && this.#file && action !== "open")
        await this.#remote.ask("open", { file: this.#file });
      context.signal.throwIfAborted();
      return await this.#remote.ask(action, request, context);
    } catch (error) {
      if (error !== context.signal.reason) throw error;
    }
  }
}
