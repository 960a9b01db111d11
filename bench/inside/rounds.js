/**
 * What takes part in a measurement.
 *
 * @typedef {object} Contestant
 * @property {() => void} run - What is timed.
 * @property {() => void} [prepare] - Brings the input back to where it was, before each call, untimed.
 */

/**
 * Milliseconds, one of each round.
 *
 * @typedef {{ times: number[], references: number[] }} Samples
 */

/**
 * Times all pairs of a contestant and what it is compared with, in turn, again and again, so that whatever else
 * the machine does meets all alike. Each round starts with the next pair, so that none always follows the
 * same neighbour. There is an untimed call before each timed one, and an untimed round before the
 * first: engines compile hot code anew.
 *
 * The two of a pair are timed right after each other, and their ratio is taken round by round: what slows both
 * leaves it as it is. The quicker one is called as often as takes as long, and counts with its mean. Otherwise a
 * busy machine would slow only the other: another process gets its turn in every call of 100 ms, but in
 * few of 5 ms.
 *
 * @param {[contestant: Contestant, reference: Contestant | undefined][]} pairs
 * @param {number} count
 * @returns {Promise<Samples[]>}
 */
export async function rounds(pairs, count) {
  /** @type {Samples[]} */
  const samples = pairs.map(() => ({ times: [], references: [] }));
  const calls = pairs.map(([contestant, reference]) => callsOf(contestant, reference));
  for (let round = 0; round < count; round++) {
    for (let turn = 0; turn < pairs.length; turn++) {
      const at = (turn + round) % pairs.length;
      const [contestant, reference] = pairs[at];
      if (reference) samples[at].references.push(time(reference, calls[at].reference));
      samples[at].times.push(time(contestant, calls[at].contestant));
    }
    // A pause in which the engine can do what it has put off.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return samples;
}

/** @type {(contestant: Contestant, reference?: Contestant) => { contestant: number, reference: number }} */
function callsOf(contestant, reference) {
  const own = time(contestant, 1);
  const ratio = reference ? own / time(reference, 1) : 1;
  const atMost32 = (/** @type {number} */ calls) => Math.min(32, Math.max(1, Math.round(calls)));
  return { contestant: atMost32(1 / ratio), reference: atMost32(ratio) };
}

/**
 * The mean of some calls.
 *
 * @param {Contestant} contestant
 * @param {number} calls
 */
function time({ prepare, run }, calls) {
  prepare?.();
  run();
  let total = 0;
  for (let call = 0; call < calls; call++) {
    prepare?.();
    const start = performance.now();
    run();
    total += performance.now() - start;
  }
  return total / calls;
}
