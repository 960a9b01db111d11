/** @typedef {{ low: number, median: number, high: number }} Time - In milliseconds: the median, and the quartiles beside it. */

// Browsers round their clocks to 0.1 ms or more: a hundredth of this.
const shortestSample = 10;
const warmUp = 50;

/** @type {(samples: number[]) => Time} */
export function quartiles(samples) {
  const sorted = samples.toSorted((one, other) => one - other);
  const at = (/** @type {number} */ share) => {
    const place = share * (sorted.length - 1);
    const [before, after] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return before + (after - before) * (place % 1);
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

/**
 * Times calls, in rounds in which each has its turn: so whatever disturbs them disturbs them alike.
 *
 * @template {string} Name
 * @param {Record<Name, () => void>} calls
 * @param {number} rounds
 * @param {(done: number) => Promise<void>} pause - Called between rounds.
 * @returns {Promise<Record<Name, Time>>} Of one call.
 */
export async function measure(calls, rounds, pause) {
  const entries = /** @type {[Name, () => void][]} */ (Object.entries(calls));
  const runs = entries.map(([name, call]) => ({
    name,
    call,
    repeats: repeatsOf(call),
    samples: /** @type {number[]} */ ([]),
  }));
  for (let round = 0; round < rounds; round++) {
    await pause(round / rounds);
    for (let turn = 0; turn < runs.length; turn++) {
      // None is always the first.
      const { call, repeats, samples } = runs[(round + turn) % runs.length];
      samples.push(time(call, repeats) / repeats);
    }
  }
  const times = runs.map(({ name, samples }) => [name, quartiles(samples)]);
  return Object.fromEntries(times);
}

/**
 * Calls it until the engine has compiled it for speed, and says how often it is to be called for a sample.
 *
 * @param {() => void} call
 */
function repeatsOf(call) {
  let repeats = 1;
  for (let [spent, latest] = [0, 0]; spent < warmUp || latest < shortestSample; spent += latest) {
    latest = time(call, repeats);
    if (latest < shortestSample) repeats *= 2;
  }
  return repeats;
}

/** @type {(call: () => void, repeats: number) => number} */
function time(call, repeats) {
  const start = performance.now();
  for (let repeat = 0; repeat < repeats; repeat++) call();
  return performance.now() - start;
}

const units = /** @type {const} */ ([
  [1000, "s"],
  [1, "ms"],
  [1e-3, "µs"],
]);

/** @param {number} milliseconds */
export function timeText(milliseconds) {
  if (milliseconds === 0) return "0";
  // What is rounded up to a whole one of the next unit is of that unit.
  const found = units.find(([size]) => milliseconds >= 0.9995 * size);
  const [size, unit] = found ?? [1e-6, "ns"];
  return `${Number((milliseconds / size).toPrecision(3))} ${unit}`;
}
