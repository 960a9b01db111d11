// The tables, as text, as fields, and as plots.

import { bars, curves } from "../plot.js";
import { digits, table, withSpread } from "../report.js";
import { bytes, rounds } from "./leak.js";
import { base } from "./settings.js";

/** @import { Table } from "../tables/rows.js" */
/** @import { Built } from "./build.js" */
/** @import { Step } from "./ladder.js" */
/** @import { Leak } from "./leak.js" */
/** @import { Speed } from "./speed.js" */
/** @import { Row } from "./variants.js" */

const columns = ["raw", "gzip", "brotli", "glue", "glue brotli", "seconds"];

/** @type {(built: Built | undefined) => string[]} */
function cells(built) {
  if (!built) return ["fails", "", "", "", "", ""];
  const { raw, gzip, brotli, glue, glueBrotli, seconds } = built;
  const sizes = [raw, gzip, brotli, glue, glueBrotli].map(String);
  return [...sizes, seconds === undefined ? "" : digits(seconds)];
}

/** @type {(row: Row) => import("../report.js").Fields} */
function fields({ crate, name, built, failure }) {
  const { raw, gzip, brotli, glue, glueBrotli: glue_brotli, seconds } = built ?? {};
  // What the program says may hold quotation marks, and much else.
  const failed = failure?.split(":")[0];
  return { crate, name, raw, gzip, brotli, glue, glue_brotli, seconds, failed };
}

/**
 * All of one crate.
 *
 * @param {Row[]} rows
 * @param {Speed[]} speeds
 */
export function crateTable(rows, speeds) {
  const engines = [...new Set(speeds.map(({ engine }) => engine))];
  const lines = rows.map(({ name, built }) => [
    name,
    ...cells(built),
    ...engines.map((engine) => {
      const found = speeds.find((it) => it.name === name && it.engine === engine);
      return found ? withSpread(found.all) : "";
    }),
  ]);
  const head = ["", ...columns, ...engines.map((engine) => `time, ${engine}`)];
  return [table(head, lines), failures(rows)].filter(Boolean).join("\n\n");
}

/** @param {Row[]} rows */
function failures(rows) {
  const all = rows.flatMap(({ name, failure }) => (failure ? [`- ${name} fails. ${failure}`] : []));
  return [...new Set(all)].join("\n");
}

/** @type {(rows: Row[]) => string[]} */
const names = (rows) => [...new Set(rows.map(({ name }) => name))];

/** @type {(rows: Row[]) => string[]} */
const crates = (rows) => [...new Set(rows.map(({ crate }) => crate))];

/**
 * The change of a figure, in percent.
 *
 * @type {(value: number, before: number) => string}
 */
function change(value, before) {
  const percent = Math.round(100 * (value / before - 1));
  return percent === 0 ? "0" : `${percent < 0 ? "−" : "+"}${Math.abs(percent)}`;
}

/** @param {number[]} values */
function geometricMean(values) {
  return Math.exp(values.reduce((sum, it) => sum + Math.log(it), 0) / values.length);
}

/**
 * The changes of all crates, raw and brotli.
 *
 * @param {Row[]} rows
 * @returns {Table}
 */
export function settingsTable(rows) {
  const all = crates(rows);
  const find = (/** @type {string} */ crate, /** @type {string} */ name) =>
    rows.find((it) => it.crate === crate && it.name === name);
  const before = all.map((crate) => find(crate, base.name)?.built);
  const lines = names(rows).map((name) => {
    const own = all.map((crate) => find(crate, name));
    const changes = own.map((row, at) => {
      const [built, first] = [row?.built, before[at]];
      if (!built || !first) return row ? "fails" : "";
      if (name === base.name) return `${built.raw} / ${built.brotli}`;
      if (built === first || built.wasm.equals(first.wasm)) return "same";
      return `${change(built.raw, first.raw)} / ${change(built.brotli, first.brotli)} %`;
    });
    return [name, ...changes];
  });
  const groups = names(rows).flatMap((name) => {
    const pairs = all.flatMap((crate, at) => {
      const [built, first] = [find(crate, name)?.built, before[at]];
      return built && first ? [{ built, first }] : [];
    });
    if (name === base.name || pairs.length === 0) return [];
    const raw = geometricMean(pairs.map(({ built, first }) => built.raw / first.raw));
    const brotli = geometricMean(pairs.map(({ built, first }) => built.brotli / first.brotli));
    return [{ name, values: [raw, brotli], target: 1 }];
  });
  return {
    text: [table(["raw / brotli", ...all], lines), failures(rows)].join("\n\n").trim(),
    fields: rows.map(fields),
    plot: bars(
      "Bytes of all crates, the workspace's own being 1",
      ["raw", "brotli"],
      groups,
      "the workspace",
    ),
  };
}

/**
 * Bytes and time of one crate.
 *
 * @param {Row[]} rows - Of the crate that the speeds are of.
 * @param {Speed[]} speeds
 * @returns {Table}
 */
export function speedTable(rows, speeds) {
  const engines = [...new Set(speeds.map(({ engine }) => engine))];
  const first = rows.find(({ name }) => name === base.name)?.built;
  const groups = rows.flatMap(({ name, built }) => {
    const own = engines.map((engine) =>
      speeds.find((it) => it.name === name && it.engine === engine),
    );
    if (!built || !first || !own.some(Boolean)) return [];
    const values = [built.brotli / first.brotli, ...own.map((it) => it?.all.median)];
    return [{ name, values, target: 1 }];
  });
  const series = ["brotli", ...engines.map((engine) => `time, ${engine}`)];
  const title = `Bytes and time of ${rows[0].crate}, the workspace's own being 1`;
  return {
    text: crateTable(rows, speeds),
    fields: speeds.flatMap(({ name, engine, all, kernels }) =>
      [{ kernel: "all", ratio: all }, ...kernels].map((it) => ({ name, engine, ...it })),
    ),
    plot: bars(title, series, groups, "the workspace"),
  };
}

/**
 * @param {Row[]} rows
 * @returns {Table}
 */
export function linkedTable(rows) {
  const all = crates(rows);
  const find = (/** @type {string} */ crate, /** @type {string} */ name) =>
    rows.find((it) => it.crate === crate && it.name === name);
  const lines = names(rows).map((name) => [
    name,
    ...all.map((crate) => {
      const row = find(crate, name);
      return row?.built ? `${row.built.raw} / ${row.built.brotli}` : row ? "fails" : "";
    }),
  ]);
  const groups = names(rows).map((name) => ({
    name,
    values: all.map((crate) => find(crate, name)?.built?.brotli),
  }));
  return {
    text: [table(["raw / brotli", ...all], lines), failures(rows)].join("\n\n").trim(),
    fields: rows.map(fields),
    plot: bars("Bytes after brotli, by what is linked into the module", all, groups),
  };
}

/**
 * @param {Step[]} steps
 * @returns {Table}
 */
export function ladderTable(steps) {
  const lines = steps.map(({ name, says, built }) => [name, says, ...cells(built).slice(0, 5)]);
  const groups = steps.map(({ name, built }) => ({
    name,
    values: [built?.raw, built?.brotli, built?.glueBrotli],
  }));
  return {
    text: table(["", "what changes", ...columns.slice(0, 5)], lines),
    fields: steps.map(fields),
    plot: bars("Bytes of a greeting", ["raw", "brotli", "glue, brotli"], groups),
  };
}

/**
 * @param {Leak[]} leaks
 * @returns {Table}
 */
export function leakTable(leaks) {
  const megabytes = (/** @type {number} */ bytes) => bytes / 2 ** 20;
  const lines = leaks.map(({ name, memory }) => [
    name,
    ...memory.map((it) => digits(megabytes(it))),
  ]);
  /** @type {[number, number][][]} */
  const paths = leaks.map(({ memory }) => memory.map((it, at) => [rounds[at], megabytes(it)]));
  const title = `Memory in MB by rounds, each of which pushes ${bytes} bytes to a vector and drops it`;
  return {
    text: table(["MB after rounds", ...rounds.map(String)], lines),
    fields: leaks.flatMap(({ name, memory }) =>
      memory.map((it, at) => ({ allocator: name, rounds: rounds[at], bytes: it })),
    ),
    plot: curves(
      title,
      leaks.map(({ name }) => name),
      1,
      paths,
    ),
  };
}
