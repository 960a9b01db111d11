import { curves } from "../plot.js";
import { digits, ratio, spread, table, withSpread } from "../report.js";

/** @import { Spread } from "../report.js" */
/** @import { Measured, Table } from "./rows.js" */

/** @typedef {{ length: number, times: Spread }} Point - How many times quicker Rust is. */

/** Those that have a column. */
const lengths = [64, 1024, 16_384, 65_536];

/** Less is nothing that one would notice, or that is found again. */
const quicker = 1.05;

/** @type {(measured: Measured[]) => Table} */
export function breakEven(measured) {
  const names = [...new Set(measured.flatMap(({ rows }) => rows.map(({ name }) => name)))];
  /** @type {[number, number][][]} */
  const paths = [];
  const lines = names.flatMap((name) =>
    measured.map(({ engine, rows }) => {
      const points = rows
        .filter((it) => it.name === name)
        .map(({ length, rust, plain }) => ({ length, times: ratio(plain, rust) }));
      paths.push(points.map(({ length, times }) => [length, times.median]));
      const columns = points.filter(({ length }) => lengths.includes(length));
      return [name, engine, crossing(points), ...columns.map(({ times }) => withSpread(times))];
    }),
  );
  const fields = measured.flatMap(({ engine, rows }) =>
    rows.map(({ name, length, rust, plain }) => ({
      what: name,
      engine,
      length,
      rust_ns: spread(rust),
      plain_ns: spread(plain),
      times: ratio(plain, rust),
    })),
  );
  const engines = measured.map(({ engine }, at) => `${engine} ${at ? "dashed" : "solid"}`);
  const title = `How many times quicker Rust is than plain JavaScript, by elements (${engines.join(", ")})`;
  const plot = curves(title, names, measured.length, paths);
  return {
    text: table(["", "engine", "quicker from", ...lengths.map(String)], lines),
    fields,
    plot,
  };
}

/**
 * The length from which on Rust is the quicker one, on the straight line between the two measured lengths around it, in
 * logarithms.
 *
 * @param {Point[]} points
 */
function crossing(points) {
  const last = points.findLastIndex(({ times }) => times.median < quicker);
  if (last === points.length - 1) return "never";
  if (last < 0) return `at most ${points[0].length}`;
  const [below, above] = [points[last], points[last + 1]];
  const log = (/** @type {Point} */ { times }) => Math.log(times.median / quicker);
  const part = log(below) / (log(below) - log(above));
  return digits(below.length * (above.length / below.length) ** part);
}
