// @ts-check

/**
 * What the module exports. Addresses and lengths count bytes.
 *
 * @typedef {object} Exports
 * @property {WebAssembly.Memory} memory
 * @property {(length: number) => number} allocate
 * @property {(address: number) => void} release
 * @property {(address: number, length: number) => bigint} greet
 */

/**
 * What the module offers.
 *
 * @typedef {object} RawAbi
 * @property {(name: string) => string} greet - Greets someone by name; an empty one greets the
 *   world. A lone surrogate, which UTF-8 cannot express, becomes U+FFFD. Throws a `RangeError` if
 *   there is no memory left.
 */

/**
 * Why there is no greeting, by the number that the module returns in place of its length.
 *
 * @type {Record<number, string>}
 */
const REASONS = {
  1: "the name is not UTF-8",
  2: "there is no memory left for it",
  3: "the name is not in a buffer",
};

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** @type {RawAbi | undefined} */
let ready;

/** @type {Promise<void> | undefined} */
let beginning;

/**
 * Fetches the module, compiles it as it arrives, and connects to it. To be called and awaited before `greet`. Calls
 * after the first wait for the same, unless that failed.
 *
 * @param {object} [options]
 * @param {string | URL} [options.module_or_path] - Where the module is; beside this file if left out.
 * @returns {Promise<void>}
 * @throws {Error} If the server does not answer with the module.
 */
export default function init({ module_or_path } = {}) {
  beginning ??= load(module_or_path).catch((error) => {
    beginning = undefined;
    throw error;
  });
  return beginning;
}

/** @param {string | URL} [url] */
async function load(url = new URL("raw_abi.wasm", import.meta.url)) {
  if (ready !== undefined) return;
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(
      `${url} cannot be loaded: the server answers ${response.status} ${response.statusText}`,
    );
  }
  const { instance } = await WebAssembly.instantiateStreaming(response);
  ready = connect(instance.exports);
}

/**
 * The same at once, of what is there already.
 *
 * @param {object} options
 * @param {BufferSource | WebAssembly.Module} options.module - The bytes, or the compiled module.
 * @throws {WebAssembly.CompileError} If it is no module.
 */
export function initSync({ module }) {
  if (ready !== undefined) return;
  const compiled = module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module);
  ready = connect(new WebAssembly.Instance(compiled).exports);
}

/**
 * Greets someone by name.
 *
 * @param {string} name - Any text; an empty one greets the world. A lone surrogate, which UTF-8 cannot express,
 *   becomes U+FFFD.
 * @returns {string} The greeting.
 * @throws {RangeError} If there is no memory left.
 */
export function greet(name) {
  if (ready === undefined) {
    throw new Error("raw-abi is not ready: call and await init() first");
  }
  return ready.greet(name);
}

/**
 * Wraps the exports of an instance, however it was loaded.
 *
 * @param {WebAssembly.Exports} exports
 * @returns {RawAbi}
 * @throws {TypeError} If they are not those of this module.
 */
export function connect(exports) {
  const { memory, allocate, release, greet } = check(exports);

  /**
   * A new view each time: when memory grows, all earlier ones become empty.
   *
   * @param {number} address
   * @param {number} length
   */
  function bytesAt(address, length) {
    if (address + length > memory.buffer.byteLength) {
      throw new RangeError(
        `the module speaks of ${length} bytes at ${address}, which are not in its memory`,
      );
    }
    return new Uint8Array(memory.buffer, address, length);
  }

  /** @type {RawAbi["greet"]} */
  function greetByName(name) {
    if (typeof name !== "string") {
      throw new TypeError(`the name must be a string, not ${typeof name}`);
    }
    const bytes = encoder.encode(name);
    // Without the shift, addresses beyond 2 GiB would be negative.
    const start = allocate(bytes.length) >>> 0;
    if (start === 0) {
      throw new RangeError(`there is no memory left for a name of ${bytes.length} bytes`);
    }
    try {
      bytesAt(start, bytes.length).set(bytes);
      const packed = greet(start, bytes.length);
      const address = Number(BigInt.asUintN(32, packed >> 32n));
      const length = Number(BigInt.asUintN(32, packed));
      if (address === 0) {
        throw new RangeError(`no greeting: ${REASONS[length] ?? `unknown reason ${length}`}`);
      }
      return decoder.decode(bytesAt(address, length));
    } finally {
      // The name's buffer, and with it the greeting's.
      release(start);
    }
  }

  return { greet: greetByName };
}

/**
 * @param {WebAssembly.Exports} exports
 * @returns {Exports}
 */
function check(exports) {
  const functions = ["allocate", "release", "greet"];
  const missing = functions.filter((name) => typeof exports[name] !== "function");
  if (!(exports.memory instanceof WebAssembly.Memory)) {
    missing.unshift("memory");
  }
  if (missing.length > 0) {
    throw new TypeError(`this is another module: it does not export ${missing.join(", ")}`);
  }
  return /** @type {Exports} */ (/** @type {unknown} */ (exports));
}
