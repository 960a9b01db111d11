/** What keeps a module from being fetched, with what to do about it. */
export class Refused extends Error {
  /**
   * @param {string} reason
   * @param {string} cure
   */
  constructor(reason, cure) {
    super(`${reason} ${cure}`);
    this.reason = reason;
    this.cure = cure;
  }
}

/**
 * Fetches a module, and compiles it while it arrives. The glue need not be there yet.
 *
 * @param {string} url
 * @param {number} bytes - How many it has. The answer's header does not say, where it is compressed.
 * @param {(share: number) => void} progress - Told how much has arrived, from 0 to 1.
 * @throws {Refused} If the server answers with something else.
 * @throws {WebAssembly.CompileError} If this browser cannot compile it, or may not.
 */
export async function compileModule(url, bytes, progress) {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Refused(
      `${url} answers ${response.status}.`,
      "Run “cargo xtask build” if it was not built yet, then reload.",
    );
  }
  const type = response.headers.get("content-type");
  // Anything else is refused by browsers too, but for different reasons in each.
  if (type !== "application/wasm") {
    throw new Refused(
      `${url} is served as ${type ?? "nothing in particular"}.`,
      "Have the server send “Content-Type: application/wasm” for it, then reload.",
    );
  }
  // Of a copy: what is made in JavaScript is compiled anew in each visit, where the browser would cache it.
  tell(response.clone(), bytes, progress);
  return WebAssembly.compileStreaming(response);
}

/** @type {(copy: Response, bytes: number, progress: (share: number) => void) => Promise<void>} */
async function tell({ body }, bytes, progress) {
  let received = 0;
  try {
    for await (const chunk of chunks(body)) {
      received += chunk.length;
      progress(Math.min(1, received / bytes));
    }
  } catch {
    // It breaks off for the one that compiles it as well, who says so.
  }
}

/**
 * Safari cannot iterate over a stream.
 *
 * @param {ReadableStream<Uint8Array> | null} body
 */
async function* chunks(body) {
  const reader = body?.getReader();
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) yield read.value;
}
