import { create, labelled, report } from "../elements.js";
import { dump } from "../memory.js";

/** @import { Timed } from "../card.js" */
/** @import { Exports } from "../pkg/raw-abi/raw_abi.js" */

/** @type {Exports} */
let exports;

/** @param {WebAssembly.Module} module */
export async function start(module) {
  const instance = await WebAssembly.instantiate(module);
  exports = /** @type {Exports} */ (/** @type {unknown} */ (instance.exports));
}

export const calls = [greeting];

/**
 * By hand, to look at memory meanwhile. Otherwise, raw_abi.js does this.
 *
 * @param {string} name
 */
function greeting(name) {
  const { memory, allocate, release, greet } = exports;
  const bytes = new TextEncoder().encode(name);
  const start = allocate(bytes.length);
  if (start === 0) throw new RangeError("there is no memory left for the name");
  try {
    new Uint8Array(memory.buffer, start, bytes.length).set(bytes);
    const packed = greet(start, bytes.length);
    const [pointer, length] = [packed >> 32n, packed].map((it) => Number(BigInt.asUintN(32, it)));
    if (pointer === 0) throw new Error(`no greeting, for reason ${length}`);
    const text = new TextDecoder().decode(new Uint8Array(memory.buffer, pointer, length));
    // A copy, since what is released is soon written over.
    return { text, start, pointer, length, memory: memory.buffer.slice(start, pointer + length) };
  } finally {
    release(start);
  }
}

/**
 * @param {HTMLElement} demonstration
 * @param {Timed} timed
 */
export function mount(demonstration, timed) {
  const name = create("input", { name: "name", defaultValue: "Ada", autocomplete: "off" });
  const result = create("output", { className: "result", ariaLabel: "Greeting" });
  const bytes = create("figure");
  const show = () =>
    report(result, () => {
      const { text, start, pointer, length, memory } = timed(greeting, name.value);
      bytes.replaceChildren(...dump(new Uint8Array(memory), start, pointer, length));
      return text;
    });
  name.addEventListener("input", show);
  show();
  demonstration.append(labelled("Name", name), result, bytes);
}
