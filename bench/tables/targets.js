import { filters } from "../inside/filters.js";
import { bars } from "../plot.js";
import { digits, passOrMiss, ratio, spread, table, verdict, withSpread } from "../report.js";
import { byMedian, listed, medians, rowsOf } from "./rows.js";

/** @import { Measured, Table } from "./rows.js" */

/** @type {(measured: Measured[]) => Table} */
export function targets(measured) {
  const engines = measured.map(({ engine }) => engine);
  const { lines, fields, groups } = rowsOf(measured, (name, cells) => {
    const filter = filters.find((it) => it.name === name) ?? filters[0];
    const { target, members = [] } = filter;
    const ratios = cells.map(({ engine, times, references }) => {
      const { rows } = measured[engines.indexOf(engine)];
      const chained = rows.filter((it) => members.includes(it.name));
      const costs = chained.map((it) => ratio(it.times, it.references).median);
      const unit = members.length ? Math.max(...costs) : 1;
      return ratio(
        times,
        references.map((/** @type {number} */ it) => it * unit),
      );
    });
    const errors = worstErrors(cells);
    const wanted = Object.entries(filter.wanted);
    const others = wanted
      .filter(([it]) => !["photo", "noise", "step"].includes(it))
      .map(([it]) => `${it} ${digits(errors[it])}`);
    const { photo, noise, step, shift, constant, colours } = errors;
    return {
      line: [
        name,
        members.length ? `${target} × dearest` : `${target} B`,
        ...ratios.map(withSpread),
        medians(cells.map(({ times }) => spread(times))),
        verdict(ratios.toSorted(byMedian).reverse()[0], "at most", target),
        [listed([photo, noise, step]), ...others].join(", "),
        wanted.map(([it, limit]) => `${it} ${limit}`).join(", "),
        // Double precision has a last digit, too.
        passOrMiss(wanted.every(([it, limit]) => errors[it] <= limit + 1e-9)),
      ],
      fields: cells.map(({ engine, times, references }, at) => {
        const [ms, copy_ms] = [spread(times), spread(references)];
        const timed = { filter: name, engine, ms, copy_ms, ratio: ratios[at], target };
        const wrong = { error_photo: photo, error_noise: noise, error_step: step };
        const rarer = { error_constant: constant, error_all_colours: colours };
        return { ...timed, ...wrong, mean_shift: shift, ...rarer };
      }),
      group: { name, target, values: ratios.map(({ median }) => median) },
    };
  });
  const head = [
    "filter",
    "at most",
    ...engines,
    "ms",
    "time",
    "error: photo / noise / step",
    "at most",
    "error",
  ];
  const plot = bars("Time at 4K, in times of copying the pixels", engines, groups);
  return { text: table(head, lines), fields, plot };
}

/** @param {{ errors: Record<string, number> }[]} cells */
function worstErrors(cells) {
  /** @type {Record<string, number>} */
  const worst = {};
  for (const [picture, error] of cells.flatMap(({ errors }) => Object.entries(errors)))
    worst[picture] = Math.max(worst[picture] ?? 0, error);
  return worst;
}
