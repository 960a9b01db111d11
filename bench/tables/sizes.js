import { curves } from "../plot.js";
import { digits, passOrMiss, spread, table } from "../report.js";

/** @import { Measured, Table } from "./rows.js" */

/** @type {(measured: Measured[]) => Table} */
export function sizes(measured) {
  /** @type {[number, number][][]} */
  const paths = [];
  const names = [...new Set(measured.flatMap(({ rows }) => rows.map(({ name }) => name)))];
  const lines = names.flatMap((name) =>
    measured.map(({ engine, rows }) => {
      const cells = rows.filter((it) => it.name === name);
      /** @type {[number, number][]} */
      const path = cells.map((it) => [it.side ** 2 / 1e6, spread(it.nanoseconds).median]);
      paths.push(path);
      const beyond = Math.max(...cells.map((it) => it.beyond)) / 1e6;
      return [
        name,
        engine,
        ...path.map(([, cost]) => digits(cost)),
        digits(exponent(path)),
        `${digits(beyond)} MB`,
        passOrMiss(beyond <= 1),
      ];
    }),
  );
  const fields = measured.flatMap(({ engine, rows }) =>
    rows.map(({ name, side, nanoseconds, beyond }) => {
      const ns_per_pixel = spread(nanoseconds);
      return { filter: name, engine, side, ns_per_pixel, bytes_beyond_two_images: beyond };
    }),
  );
  const head = [
    "ns per pixel",
    "engine",
    ...paths[0].map(([it]) => `${digits(it)} MP`),
    "growth",
    "memory beyond two images",
    "at most 1 MB",
  ];
  const engines = measured.map(({ engine }, at) => `${engine} ${at ? "dashed" : "solid"}`);
  const title = `Nanoseconds per pixel by megapixels (${engines.join(", ")})`;
  const plot = curves(title, names, measured.length, paths);
  return { text: table(head, lines), fields, plot };
}

/**
 * The power of the number of pixels that the time for a picture grows with: 1 where a pixel costs the same in every
 * size. It is 1 more than the slope of the straight line through the logarithms of the costs.
 *
 * @param {[megapixels: number, costOfOne: number][]} path
 */
function exponent(path) {
  const mean = (/** @type {number[]} */ values) =>
    values.reduce((sum, it) => sum + it, 0) / values.length;
  const fromMean = (/** @type {number[]} */ values) => values.map((it) => it - mean(values));
  const x = fromMean(path.map(([megapixels]) => Math.log(megapixels)));
  const y = fromMean(path.map(([, cost]) => Math.log(cost)));
  return 1 + mean(x.map((it, at) => it * y[at])) / mean(x.map((it) => it * it));
}
