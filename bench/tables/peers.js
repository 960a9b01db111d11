import { bars } from "../plot.js";
import { ratio, spread, table, verdict, withSpread } from "../report.js";
import { byMedian, listed, medians, rowsOf } from "./rows.js";

/** @import { Measured, Table } from "./rows.js" */

/** @type {(measured: Measured[]) => Table} */
export function peers(measured) {
  const engines = measured.map(({ engine }) => engine);
  const { lines, fields, groups } = rowsOf(measured, (name, cells) => {
    const { filter, tier, peer, target, errors, ownErrors } = cells[0];
    const all = cells.map(({ engine, times, references }) => {
      const [own, theirs] = [spread(references), spread(times)];
      return { engine, own, theirs, times: ratio(times, references) };
    });
    const inEngines = engines.map((engine) => all.find((it) => it.engine === engine)?.times);
    const worse = all.map(({ times }) => times).toSorted(byMedian)[0];
    return {
      line: [
        name,
        target ? `${target} ×` : "",
        ...inEngines.map((times) => (times ? withSpread(times) : "")),
        target ? verdict(worse, "at least", target) : "",
        medians(all.map(({ own }) => own)),
        medians(all.map(({ theirs }) => theirs)),
        listed(ownErrors),
        listed(errors),
      ],
      fields: all.map(({ engine, own, theirs, times }) => ({
        ...{ filter, tier, peer, engine, own_ms: own, peer_ms: theirs, times, target },
        ...{ error_photo: ownErrors[0], error_noise: ownErrors[1], error_step: ownErrors[2] },
        ...{ peer_error_photo: errors[0], peer_error_noise: errors[1], peer_error_step: errors[2] },
      })),
      group: { name, target, values: inEngines.map((times) => times?.median) },
    };
  });
  const ratios = engines.map((engine) => `times quicker, ${engine}`);
  const head = [
    "filter, peer",
    "at least",
    ...ratios,
    "verdict",
    "own ms",
    "peer's ms",
    "own error: photo / noise / step",
    "peer's error",
  ];
  return {
    text: table(head, lines),
    fields,
    plot: bars("Times quicker than peers at 1080p", engines, groups),
  };
}
