// @ts-check

/**
 * What the module exports. Addresses and lengths count bytes.
 *
 * @typedef {object} Exports
 * @property {WebAssembly.Memory} memory
 * @property {() => number} buffer
 * @property {() => number} capacity
 * @property {(crc: number, length: number) => number} update
 */

/**
 * What the module offers.
 *
 * @typedef {object} Checksum
 * @property {(bytes: Uint8Array) => number} crc32 - The CRC-32 of some bytes, from 0 to 4294967295.
 */

/** @type {Checksum | undefined} */
let ready;

/** @type {Promise<void> | undefined} */
let beginning;

/**
 * Fetches the module, compiles it as it arrives, and connects to it. To be called and awaited before `crc32`. Calls
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
async function load(url = new URL("skeleton_raw.wasm", import.meta.url)) {
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
 * The CRC-32 of some bytes.
 *
 * @param {Uint8Array} bytes
 * @returns {number} A whole number from 0 to 4294967295.
 * @throws {TypeError} If `bytes` is something else.
 */
export function crc32(bytes) {
  if (ready === undefined) {
    throw new Error("skeleton-raw is not ready: call and await init() first");
  }
  return ready.crc32(bytes);
}

/**
 * Wraps the exports of an instance, however it was loaded.
 *
 * @param {WebAssembly.Exports} exports
 * @returns {Checksum}
 * @throws {TypeError} If they are not those of this module.
 */
export function connect(exports) {
  const missing = ["memory", "buffer", "capacity", "update"].filter((name) => !(name in exports));
  if (missing.length > 0) {
    throw new TypeError(`this is another module: it does not export ${missing.join(", ")}`);
  }
  const { memory, buffer, capacity, update } = /** @type {Exports} */ (
    /** @type {unknown} */ (exports)
  );
  return {
    crc32(bytes) {
      if (!(bytes instanceof Uint8Array)) {
        throw new TypeError("bytes must be a Uint8Array: encode a text with a TextEncoder");
      }
      let crc = 0;
      for (let at = 0; at < bytes.length; at += capacity()) {
        const piece = bytes.subarray(at, at + capacity());
        new Uint8Array(memory.buffer, buffer(), piece.length).set(piece);
        crc = update(crc, piece.length);
      }
      // The module's numbers have a sign.
      return crc >>> 0;
    },
  };
}
