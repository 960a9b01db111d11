import { repeated } from "./boundary.js";
import { blur, hash, sum } from "./plain.js";
import { rounds } from "./rounds.js";

/** @import { Options } from "./targets.js" */

/** @typedef {(times: number) => void} Run */
/** @typedef {{ name: string, length: number, rust: Run, plain: Run }} Race */

/** Where results go, so that none can be left out as unused. */
export let sink = /** @type {any} */ (undefined);

/** Squares, as one is blurred. */
const widths = [4, 8, 16, 32, 64, 128, 256];

/**
 * Plain JavaScript beside Rust, on arrays that are copied for each call and on such as are in Wasm memory already.
 *
 * @param {any} module
 * @param {Options} options
 */
export async function breakEven(module, { rounds: count, rows }) {
  const races = widths.flatMap((width) => [...copied(module, width), ...inMemory(module, width)]);
  const chosen = races.filter(({ name }) => name.includes(rows));
  // Alone and not in pairs, as a pair's quicker one is called up to 32 times: these are short enough without.
  const runs = chosen.flatMap(({ rust, plain }) => [repeated(rust), repeated(plain)]);
  const samples = await rounds(
    runs.map((it) => [it, undefined]),
    count,
  );
  const each = (/** @type {number} */ at) =>
    samples[at].times.map((time) => (1e6 * time) / runs[at].times);
  return {
    rows: chosen.map(({ name, length }, at) => ({
      name,
      length,
      rust: each(2 * at),
      plain: each(2 * at + 1),
    })),
  };
}

/** @type {(length: number) => { values: Float64Array, bytes: Uint8Array }} */
function inputs(length) {
  const bytes = Uint8Array.from({ length }, (_, at) => Math.imul(at, 0x9e3779b1) >>> 24);
  return { bytes, values: Float64Array.from(bytes, (it) => it / 3) };
}

/** @type {(module: any, width: number) => Race[]} */
function copied(module, width) {
  const { values, bytes } = inputs(width * width);
  const result = bytes.slice();
  blur(bytes, result, width);
  same("sum", module.sum(values), sum(values));
  same("hash", module.hash(bytes), hash(bytes));
  same("blur", `${module.blur(bytes, width)}`, `${result}`);
  const races = [
    {
      name: "sum, copied",
      rust: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) sink = module.sum(values);
      },
      plain: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) sink = sum(values);
      },
    },
    {
      name: "hash, copied",
      rust: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) sink = module.hash(bytes);
      },
      plain: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) sink = hash(bytes);
      },
    },
    {
      name: "blur, copied in and out",
      rust: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) sink = module.blur(bytes, width);
      },
      plain: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) {
          const result = bytes.slice();
          blur(bytes, result, width);
          sink = result;
        }
      },
    },
  ];
  return races.map((it) => ({ ...it, length: width * width }));
}

/** @type {(module: any, width: number) => Race[]} */
function inMemory({ Data }, width) {
  const { values, bytes } = inputs(width * width);
  const result = bytes.slice();
  const data = new Data(values, bytes);
  data.blur(width);
  blur(bytes, result, width);
  same("blur in memory", `${data.result()}`, `${result}`);
  const races = [
    {
      name: "sum, in memory",
      rust: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) sink = data.sum();
      },
      plain: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) sink = sum(values);
      },
    },
    {
      name: "hash, in memory",
      rust: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) sink = data.hash();
      },
      plain: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) sink = hash(bytes);
      },
    },
    {
      name: "blur, in memory",
      rust: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) data.blur(width);
      },
      plain: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) blur(bytes, result, width);
        sink = result;
      },
    },
  ];
  return races.map((it) => ({ ...it, length: width * width }));
}

/** @type {(what: string, rust: string | number, plain: string | number) => void} */
function same(what, rust, plain) {
  if (rust !== plain) throw new Error(`${what}: Rust and plain JavaScript do not give the same`);
}
