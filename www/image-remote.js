/**
 * What an action of a worker is given besides its request: a signal that is aborted when the answer is no longer wanted, and
 * a function that tells the asker how much is done, from 0 to 1.
 *
 * @typedef {{ signal: AbortSignal, progress: (done: number) => void }} Context
 */

/** @typedef {Record<string, (request: any, context: Context) => unknown>} Actions */

/**
 * The other end of a worker that calls `answer`, for one request at a time. The worker starts with
 * the first request; one that trapped, did not load or did not heed an abort is replaced with the next.
 */
export class Remote {
  #start;
  /** @type {Worker | undefined} */
  #worker;

  /** @param {() => Worker} start */
  constructor(start) {
    this.#start = start;
  }

  get isRunning() {
    return this.#worker !== undefined;
  }

  /**
   * @param {string} action
   * @param {object} request
   * @param {{ transfer?: Transferable[], patience?: number } & Partial<Context>} [options] - `patience` is how many
   * milliseconds after an abort the worker is ended, if it has not answered. Without it, it is waited for.
   * @returns {Promise<any>} What the action returns.
   */
  ask(action, request, { transfer = [], signal, patience = Infinity, progress } = {}) {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    let abort = () => {};
    const answered = new Promise((resolve, reject) => {
      abort = () => {
        worker.postMessage({ abort: true });
        if (patience === Infinity) return;
        timer = setTimeout(() => {
          this.#stop();
          reject(signal?.reason);
        }, patience);
      };
      signal?.addEventListener("abort", abort);
      worker.onmessage = ({ data }) => {
        if ("progress" in data) return progress?.(data.progress);
        if ("reply" in data) return resolve(data.reply);
        if (data.spent) this.#stop();
        reject(data.aborted ? signal?.reason : data.error);
      };
      worker.onerror = (event) => {
        // It is told here, and need not be told by the page too.
        event.preventDefault();
        this.#stop();
        const reason = event.message ?? "it did not load";
        reject(new Error(`The worker could not run (${reason}). Reload.`));
      };
      worker.postMessage({ action, request }, transfer);
    });
    return answered.finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    });
  }

  #stop() {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

/**
 * Makes this worker answer the requests of a `Remote`. Buffers and bitmaps in a reply are
 * transferred: here, they are gone then.
 *
 * @param {Actions} actions
 */
export function answer(actions) {
  let running = new AbortController();
  addEventListener("message", async ({ data }) => {
    if (data.abort) return running.abort();
    running = new AbortController();
    const { signal } = running;
    const progress = (/** @type {number} */ done) => postMessage({ progress: done });
    try {
      const reply = await actions[data.action](data.request, { signal, progress });
      postMessage({ reply }, { transfer: Object.values(reply ?? {}).filter(isTransferable) });
    } catch (error) {
      postMessage(failed(error, signal));
    }
  });
}

/**
 * @param {unknown} error
 * @param {AbortSignal} signal
 */
function failed(error, signal) {
  if (signal.aborted && error === signal.reason) return { aborted: true };
  if (error instanceof WebAssembly.RuntimeError) {
    // After a trap the module's memory is as it was half-way. (And cloned, the error would lose its name.)
    const message = `The module trapped (${error}). Try again: a fresh one will be started.`;
    return { error: new Error(message), spent: true };
  }
  return { error };
}

/**
 * @param {unknown} value
 * @returns {value is Transferable}
 */
function isTransferable(value) {
  return value instanceof ArrayBuffer || value instanceof ImageBitmap;
}
