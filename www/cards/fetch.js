import { button, create, labelled, report, row } from "../elements.js";
import init, { download, getJson } from "../pkg/fetch/fetch.js";
import { samples } from "../samples.js";

/** @import { HttpError } from "../pkg/fetch/fetch.js" */

await init();

export const calls = [read, load];

/** @param {string} url */
async function read(url) {
  try {
    return JSON.stringify(await getJson(url));
  } catch (error) {
    if (!isHttpError(error)) throw error;
    return `${error.name}: ${error.status} at ${error.url}`;
  }
}

/**
 * @param {unknown} error
 * @returns {error is HttpError}
 */
function isHttpError(error) {
  return error instanceof Error && error.name === "HttpError";
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 * @param {(received: number, total: number | undefined) => void} onProgress
 */
async function load(url, signal, onProgress) {
  const bytes = await download(url, { signal, onProgress });
  return `${bytes.length} bytes`;
}

/** @param {HTMLElement} demonstration */
export function mount(demonstration) {
  const answer = create("output", { className: "text", ariaLabel: "Answer" });
  const readInto = (/** @type {string} */ url) => () => report(answer, () => read(url));

  const progress = create("progress", { value: 0 });
  const received = create("output", { ariaLabel: "Received" });
  /** @type {AbortController | undefined} */
  let running;
  const start = async () => {
    if (running) return;
    running = new AbortController();
    const { signal } = running;
    await report(received, () =>
      load(samples[0].url, signal, (received, total) => {
        if (total) Object.assign(progress, { max: total, value: received });
      }),
    );
    running = undefined;
  };
  const cancel = () => running?.abort(new DOMException("Cancel was pressed", "AbortError"));

  demonstration.append(
    row(
      button("Read JSON", readInto("./pkg/crates.json")),
      button("Read what is missing", readInto("./pkg/missing.json")),
    ),
    answer,
    labelled("Download of a sample picture", progress),
    row(button("Download", start), button("Cancel", cancel)),
    received,
  );
}
