import { button, create, labelled, report, row } from "../elements.js";
import init, { download, getJson } from "../pkg/fetch/fetch.js";
import { samples } from "../samples.js";

/** @import { Timed } from "../card.js" */
/** @import { HttpError } from "../pkg/fetch/fetch.js" */

/** @param {WebAssembly.Module} module */
export const start = (module) => init({ module_or_path: module });

export const calls = [read, load];

/**
 * @param {any} url - A number is refused, as is anything else that is no string.
 * @param {AbortSignal} [signal]
 */
async function read(url, signal) {
  try {
    return JSON.stringify(await getJson(url, signal));
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

const page = (/** @type {string} */ path) => String(new URL(`../${path}`, import.meta.url));

/** @type {{ text: string, url: any, signal?: () => AbortSignal }[]} */
const requests = [
  { text: "Read JSON", url: page("pkg/crates.json") },
  { text: "What is missing", url: page("pkg/missing.json") },
  { text: "What is not JSON", url: page("style.css") },
  // Port 9 is one that browsers do not even try; as if nobody answered.
  { text: "Where nobody answers", url: "http://localhost:9/" },
  { text: "A number for an address", url: 42 },
  { text: "What takes too long", url: samples[0].url, signal: () => AbortSignal.timeout(0) },
];

/**
 * @param {HTMLElement} demonstration
 * @param {Timed} timed
 */
export function mount(demonstration, timed) {
  const answer = create("output", { className: "text", ariaLabel: "Answer" });
  const buttons = requests.map(({ text, url, signal }) =>
    button(text, () => report(answer, () => timed(read, url, signal?.()))),
  );

  const progress = create("progress", { value: 0 });
  const received = create("output", { ariaLabel: "Received" });
  /** @type {AbortController | undefined} */
  let running;
  const start = async () => {
    if (running) return;
    running = new AbortController();
    const { signal } = running;
    await report(received, () =>
      timed(load, samples[0].url, signal, (received, total) => {
        if (total) Object.assign(progress, { max: total, value: received });
      }),
    );
    running = undefined;
  };
  const cancel = () => running?.abort(new DOMException("Cancel was pressed", "AbortError"));

  demonstration.append(
    row(...buttons),
    answer,
    labelled("Download of a sample picture", progress),
    row(button("Download", start), button("Cancel", cancel)),
    received,
  );
}
