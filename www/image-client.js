/** @import { FilterName } from "./image-filters.js" */
/** @import { Filtered, Opened } from "./image-worker.js" */

/**
 * The page's end of `image-worker.js`. Requests are sent one at a time, in order; of those of one kind
 * that wait, only the newest is sent, and the others resolve to `undefined`.
 */
export class ImageClient {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Promise<unknown>} */
  #turn = Promise.resolve();
  /** @type {Blob | undefined} */
  #file;
  #newest = { open: 0, filter: 0, save: 0 };

  /**
   * @param {Blob} file
   * @returns {Promise<Opened | undefined>}
   */
  async open(file) {
    const opened = await this.#ask("open", { file });
    if (opened) this.#file = file;
    return opened;
  }

  /**
   * @param {FilterName} filter
   * @param {number} value
   * @returns {Promise<Filtered | undefined>}
   */
  filter(filter, value) {
    return this.#ask("filter", { filter, value });
  }

  /** @returns {Promise<Blob | undefined>} */
  save() {
    return this.#ask("save", {});
  }

  /**
   * @param {"open" | "filter" | "save"} action
   * @param {object} request
   * @returns {Promise<any>}
   */
  #ask(action, request) {
    const number = ++this.#newest[action];
    const turn = this.#turn.then(() => {
      if (number === this.#newest[action]) return this.#send(action, request);
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /**
   * @param {string} action
   * @param {object} request
   */
  async #send(action, request) {
    if (!this.#worker && this.#file && action !== "open")
      await this.#post("open", { file: this.#file });
    return this.#post(action, request);
  }

  /**
   * @param {string} action
   * @param {object} request
   */
  #post(action, request) {
    this.#worker ??= new Worker(new URL("./image-worker.js", import.meta.url), { type: "module" });
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if ("reply" in data) return resolve(data.reply);
        if (data.spent) this.#stop();
        reject(data.error);
      };
      worker.onerror = ({ message }) => {
        this.#stop();
        reject(new Error(`The worker could not run (${message ?? "it did not load"}). Reload.`));
      };
      worker.postMessage({ action, request });
    });
  }

  /** The next request starts a new worker. */
  #stop() {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
