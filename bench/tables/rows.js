/** @import { Fields, Spread } from "../report.js" */

import { digits } from "../report.js";

/**
 * What an engine has measured, row by row.
 *
 * @typedef {{ engine: string, rows: any[] }} Measured
 */

/** @typedef {{ text: string, fields: Fields[], plot?: string }} Table - For people, for programs, for the eye. */

/**
 * One row of a table, with the columns that it has in every engine, and its bars in the plot.
 *
 * @typedef {object} Row
 * @property {string[]} line
 * @property {Fields[]} fields
 * @property {{ name: string, target?: number, values: (number | undefined)[] }} group
 */

/** @type {(spreads: Spread[]) => string} */
export const medians = (spreads) => spreads.map(({ median }) => digits(median)).join(" / ");

/** @type {(errors: number[]) => string} */
export const listed = (errors) => errors.map(digits).join(" / ");

/** @type {(a: Spread, b: Spread) => number} */
export const byMedian = (a, b) => a.median - b.median;

/**
 * @param {Measured[]} measured
 * @param {(name: string, cells: any[]) => Row} row - Gets what each engine has under a name, with its `engine`.
 */
export function rowsOf(measured, row) {
  const all = measured.flatMap(({ engine, rows }) => rows.map((it) => ({ engine, ...it })));
  const names = [...new Set(all.map(({ name }) => name))];
  const rows = names.map((name) =>
    row(
      name,
      all.filter((it) => it.name === name),
    ),
  );
  return {
    lines: rows.map(({ line }) => line),
    fields: rows.flatMap(({ fields }) => fields),
    groups: rows.map(({ group }) => group),
  };
}
