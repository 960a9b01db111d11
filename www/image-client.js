import { Remote } from "./image-remote.js";
import { startWorker } from "./worker.js";

/** @import { Chain } from "./image-chain.js" */
/** @import { Wishes } from "./image-remote.js" */
/** @import { ImageProtocol } from "./image-worker.js" */

/**
 * The page's end of `image-worker.js`. A request cancels the one of its kind before, and another picture the filter: what is cancelled
 * resolves to `undefined`.
 */
export class ImageClient {
  /** @type {Remote<ImageProtocol>} */
  #remote = new Remote(() => startWorker("image-worker.js"));
  #module;
  /** @type {Blob | undefined} */
  #file;
  /** @type {Partial<Record<keyof ImageProtocol, AbortController>>} */
  #newest = {};

  /** @param {WebAssembly.Module} module */
  constructor(module) {
    this.#module = module;
  }

  /** @param {Blob} file */
  async open(file) {
    this.#newest.filter?.abort();
    const opened = await this.#ask("open", { module: this.#module, file });
    if (opened) this.#file = file;
    return opened;
  }

  /**
   * @param {Chain} chain
   * @param {Wishes["progress"]} [progress]
   */
  filter(chain, progress) {
    return this.#ask("filter", { chain }, progress);
  }

  save() {
    return this.#ask("save", {});
  }

  /**
   * @template {keyof ImageProtocol} Action
   * @param {Action} action
   * @param {ImageProtocol[Action]["request"]} request
   * @param {Wishes["progress"]} [progress]
   * @returns {Promise<ImageProtocol[Action]["reply"] | undefined>}
   */
  async #ask(action, request, progress) {
    this.#newest[action]?.abort();
    const controller = new AbortController();
    this.#newest[action] = controller;
    const { signal } = controller;
    try {
      // A fresh worker has no picture.
      if (!this.#remote.isRunning && this.#file && action !== "open")
        await this.#remote.ask("open", { module: this.#module, file: this.#file });
      return await this.#remote.ask(action, request, { signal, progress });
    } catch (error) {
      if (error !== signal.reason) throw error;
    }
  }
}
