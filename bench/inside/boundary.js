import { arrays, callbacks, calls, classes, copies } from "./crossings.js";
import { objectsIn, objectsOut } from "./objects.js";
import { rounds } from "./rounds.js";

/** @import { Crossing } from "./crossings.js" */
/** @import { Options } from "./targets.js" */

/**
 * What each way over the boundary costs.
 *
 * @param {any} module
 * @param {Options} options
 */
export function boundary(module, options) {
  const groups = [calls, classes, callbacks, arrays, objectsIn, objectsOut];
  return measured(
    groups.flatMap((group) => group(module)),
    options,
  );
}

/**
 * What strings and typed arrays cost, by their lengths.
 *
 * @param {any} module
 * @param {Options} options
 */
export function boundaryLengths(module, options) {
  const lengths = [10, 100, 1000, 10_000, 100_000];
  return measured(
    lengths.flatMap((length) => copies(module, length)),
    options,
  );
}

/**
 * @param {Crossing[]} crossings
 * @param {Options} options
 */
async function measured(crossings, { rounds: count, rows }) {
  const chosen = crossings.filter(({ name }) => name.includes(rows));
  const runs = chosen.map(({ run }) => repeated(run));
  const samples = await rounds(
    runs.map((it) => [it, undefined]),
    count,
  );
  return {
    rows: chosen.map(({ name, length }, at) => ({
      name,
      length,
      nanoseconds: samples[at].times.map((time) => (1e6 * time) / runs[at].times),
    })),
  };
}

/**
 * As often as takes half a millisecond at least: a hundred times what the clock of a page tells apart, and short enough for
 * most to pass without an interruption. Before, engines get the time to compile.
 *
 * @param {(times: number) => void} run
 */
export function repeated(run) {
  for (const end = performance.now() + 50; performance.now() < end; ) run(100);
  let times = 1;
  while (quickest(() => run(times)) < 0.5) times *= 2;
  return { times, run: () => run(times) };
}

/**
 * Of three, since one may be interrupted.
 *
 * @param {() => void} run
 */
function quickest(run) {
  const taken = [1, 2, 3].map(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...taken);
}
