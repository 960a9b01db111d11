// Times that can be compared on a busy machine.

/** @param {number[]} values */
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * The median milliseconds of each, run in turn again and again, so that what slows the machine slows all.
 *
 * @template {string} Name
 * @param {Record<Name, () => unknown>} tasks
 * @param {number} rounds
 * @returns {Promise<Record<Name, number>>}
 */
export async function race(tasks, rounds) {
  const names = /** @type {Name[]} */ (Object.keys(tasks));
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const start = performance.now();
      await tasks[name]();
      // The first round is not timed: it compiles.
      if (round) times[name].push(performance.now() - start);
    }
  }
  return /** @type {any} */ (Object.fromEntries(names.map((it) => [it, median(times[it])])));
}
