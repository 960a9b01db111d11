// The messages between the page and its workers. A request has an id, which each message about it carries: so several can be
// under way, one can be cancelled, and what comes for a cancelled one is known to be late.

/**
 * What a worker does: for each action, what is sent and what comes back. `ArrayBuffer`s and `ImageBitmap`s of a reply are transferred.
 *
 * @typedef {{ [action: string]: { request: object, reply: unknown } }} Protocol
 */
/**
 * @template {Protocol} P
 * @typedef {{ [Action in keyof P]: { kind: "request", id: number, action: Action, request: P[Action]["request"] } }[keyof P]} Request
 */
/** @typedef {{ kind: "cancel", id: number }} Cancel */
/**
 * `spent`: the worker cannot be used any more.
 *
 * @template {Protocol} P
 * @typedef {{ id: number } & (
 *   | { kind: "progress", done: number }
 *   | { kind: "reply", reply: P[keyof P]["reply"] }
 *   | { kind: "failure", error: unknown, spent: boolean }
 * )} Answer
 */
/** @typedef {{ signal?: AbortSignal, progress?: (done: number) => void }} Wishes - The progress is from 0 to 1. */
/**
 * What an action is given besides its request: a function to call now and then, which tells the asker how much is done, and throws where the
 * answer is no longer wanted.
 *
 * @typedef {{ pause: (done: number) => Promise<void> }} Context
 */
/**
 * @template {Protocol} P
 * @typedef {{ [Action in keyof P]: (request: P[Action]["request"], context: Context) => P[Action]["reply"] | Promise<P[Action]["reply"]> }} Actions
 */
/** @typedef {{ resolve: (reply: any) => void, reject: (error: unknown) => void, progress?: Wishes["progress"] }} Asker */

/**
 * The page's end of a worker that calls `answer`. The worker starts with the first request; one that trapped or did not load
 * is replaced with the next.
 *
 * @template {Protocol} P
 */
export class Remote {
  #start;
  /** @type {Worker | undefined} */
  #worker;
  #newest = 0;
  /** @type {Map<number, Asker>} */
  #askers = new Map();

  /** @param {() => Worker} start */
  constructor(start) {
    this.#start = start;
  }

  get isRunning() {
    return this.#worker !== undefined;
  }

  /**
   * @template {keyof P} Action
   * @param {Action} action
   * @param {P[Action]["request"]} request
   * @param {Wishes} [wishes] - An abort rejects at once, with its reason.
   * @returns {Promise<P[Action]["reply"]>}
   */
  ask(action, request, { signal, progress } = {}) {
    if (signal?.aborted) return Promise.reject(signal.reason);
    this.#worker ??= this.#listen(this.#start());
    const worker = this.#worker;
    const id = ++this.#newest;
    let cancel = () => {};
    const answered = new Promise((resolve, reject) => {
      cancel = () => {
        this.#askers.delete(id);
        worker.postMessage(/** @type {Cancel} */ ({ kind: "cancel", id }));
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", cancel);
      this.#askers.set(id, { resolve, reject, progress });
      worker.postMessage(/** @type {Request<P>} */ ({ kind: "request", id, action, request }));
    });
    return answered.finally(() => signal?.removeEventListener("abort", cancel));
  }

  /** @param {Worker} worker */
  #listen(worker) {
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => {
      // It is told here, and need not be told by the page too.
      event.preventDefault();
      const reason = event.message ?? "it did not load";
      this.#end(new Error(`The worker could not run (${reason}). Reload.`));
    };
    return worker;
  }

  /** @param {Answer<P>} answer */
  #hear(answer) {
    const asker = this.#askers.get(answer.id);
    if (answer.kind === "progress") return asker?.progress?.(answer.done);
    this.#askers.delete(answer.id);
    if (answer.kind === "reply") return asker?.resolve(answer.reply);
    asker?.reject(answer.error);
    if (answer.spent) this.#end(answer.error);
  }

  /** @param {unknown} error - For those who still wait. */
  #end(error) {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { reject } of this.#askers.values()) reject(error);
    this.#askers.clear();
  }
}

/**
 * Makes this worker answer the requests of a `Remote`, one after another.
 *
 * @template {Protocol} P
 * @param {Actions<P>} actions
 */
export function answer(actions) {
  /** @type {Map<number, AbortController>} */
  const wanted = new Map();
  let turn = Promise.resolve();
  addEventListener("message", (/** @type {MessageEvent<Request<P> | Cancel>} */ { data }) => {
    if (data.kind === "cancel") return wanted.get(data.id)?.abort();
    const controller = new AbortController();
    wanted.set(data.id, controller);
    turn = turn.then(async () => {
      if (!controller.signal.aborted) await perform(actions, data, controller.signal);
      wanted.delete(data.id);
    });
  });
}

/**
 * @template {Protocol} P
 * @param {Actions<P>} actions
 * @param {Request<P>} request
 * @param {AbortSignal} signal
 */
async function perform(actions, { id, action, request }, signal) {
  /** @type {(answer: Answer<P>, transfer?: Transferable[]) => void} */
  const send = (answer, transfer = []) => postMessage(answer, { transfer });
  const pause = async (/** @type {number} */ done) => {
    send({ kind: "progress", id, done });
    await nextTask();
    signal.throwIfAborted();
  };
  try {
    const reply = await actions[action](request, { pause });
    send({ kind: "reply", id, reply }, Object.values(reply ?? {}).filter(isTransferable));
  } catch (error) {
    // Nobody waits for what was cancelled.
    if (signal.aborted && error === signal.reason) return;
    // After a trap the module's memory is as it was half-way. (And cloned, the error would lose its name.)
    const spent = error instanceof WebAssembly.RuntimeError;
    const message = `The module trapped (${error}). Try again: a fresh one will be started.`;
    send({ kind: "failure", id, error: spent ? new Error(message) : error, spent });
  }
}

/** @type {(value: unknown) => value is Transferable} */
function isTransferable(value) {
  return value instanceof ArrayBuffer || value instanceof ImageBitmap;
}

/** What came meanwhile is heard. Not by `setTimeout`, which waits at least 4 ms from the fifth time on. */
function nextTask() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  }).finally(() => port1.close());
}
