import { ratio, spread, table, withSpread } from "../report.js";
import { medians, rowsOf } from "./rows.js";

/** @import { Measured, Table } from "./rows.js" */

/** @type {(measured: Measured[]) => Table} */
export function scalar(measured) {
  const engines = measured.map(({ engine }) => engine);
  const { lines, fields } = rowsOf(measured, (name, cells) => {
    const all = cells.map(({ engine, times, references }) => {
      const [scalar_ms, simd_ms] = [spread(times), spread(references)];
      return { filter: name, engine, scalar_ms, simd_ms, times: ratio(times, references) };
    });
    const [scalar, simd] = [all.map((it) => it.scalar_ms), all.map((it) => it.simd_ms)];
    const line = [
      name,
      medians(scalar),
      medians(simd),
      ...all.map(({ times }) => withSpread(times)),
    ];
    return { line, fields: all, group: { name, values: [] } };
  });
  return {
    text: table(
      ["filter", "scalar ms", "SIMD ms", ...engines.map((it) => `times quicker, ${it}`)],
      lines,
    ),
    fields,
  };
}
