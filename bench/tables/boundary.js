import { bars, curves } from "../plot.js";
import { digits, ratio, spread, table, withSpread } from "../report.js";
import { medians, rowsOf } from "./rows.js";

/** @import { Measured, Table } from "./rows.js" */

/** What the others are compared with. */
const unit = "two u32, one back";

/** @type {(measured: Measured[]) => Table} */
export function boundary(measured) {
  const engines = measured.map(({ engine }) => engine);
  const { lines, fields, groups } = rowsOf(measured, (name, cells) => {
    const spreads = cells.map(({ nanoseconds }) => spread(nanoseconds));
    const calls = cells.map(({ engine, nanoseconds }) => {
      const { rows } = measured.find((it) => it.engine === engine) ?? { rows: [] };
      const call = rows.find((it) => it.name === unit);
      return call && ratio(nanoseconds, call.nanoseconds);
    });
    return {
      line: [name, ...spreads.map(withSpread), medians(calls.filter((it) => it))],
      fields: cells.map(({ engine }, at) => {
        return { way: name, engine, ns: spreads[at], calls: calls[at] };
      }),
      group: { name, values: spreads.map(({ median }) => median) },
    };
  });
  const plot = bars("Nanoseconds over the boundary", engines, groups);
  return { text: table(["ns", ...engines, `times “${unit}”`], lines), fields, plot };
}

/** @type {(measured: Measured[]) => Table} */
export function boundaryLengths(measured) {
  const names = [...new Set(measured.flatMap(({ rows }) => rows.map(({ name }) => name)))];
  const lengths = [...new Set(measured.flatMap(({ rows }) => rows.map(({ length }) => length)))];
  /** @type {[number, number][][]} */
  const paths = [];
  const lines = names.flatMap((name) =>
    measured.map(({ engine, rows }) => {
      const cells = rows.filter((it) => it.name === name);
      const medians = cells.map(({ nanoseconds }) => spread(nanoseconds).median);
      paths.push(cells.map(({ length }, at) => [length, medians[at]]));
      return [name, engine, ...medians.map(digits)];
    }),
  );
  const fields = measured.flatMap(({ engine, rows }) =>
    rows.map(({ name, length, nanoseconds }) => {
      return { way: name, engine, length, ns: spread(nanoseconds) };
    }),
  );
  const engines = measured.map(({ engine }, at) => `${engine} ${at ? "dashed" : "solid"}`);
  const title = `Nanoseconds over the boundary by length (${engines.join(", ")})`;
  const plot = curves(title, names, measured.length, paths);
  return { text: table(["ns", "engine", ...lengths.map(String)], lines), fields, plot };
}
