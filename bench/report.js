// Figures as text: quartiles, tables, CSV, and the README's sections.

import { readFile, writeFile } from "node:fs/promises";
import os from "node:os";

/** @typedef {{ low: number, median: number, high: number }} Spread - The median, and the quartiles. */

/** @type {(values: number[]) => Spread} */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ part) => {
    const place = part * (sorted.length - 1);
    const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return below + (place % 1) * (above - below);
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

/** @type {(above: number[], below: number[]) => Spread} */
export function ratio(above, below) {
  return spread(above.map((value, at) => value / below[at]));
}

/**
 * Three digits, since more would be noise.
 *
 * @param {number} value
 */
export function digits(value) {
  const whole = Math.floor(Math.log10(Math.abs(value) || 1));
  return value.toFixed(Math.min(2, Math.max(0, 2 - whole)));
}

/** @type {(spread: Spread) => string} */
export function withSpread({ low, median, high }) {
  return `${digits(median)} (${digits(low)}–${digits(high)})`;
}

/** @param {boolean} reached */
export function passOrMiss(reached) {
  return reached ? "pass" : "**miss**";
}

/**
 * Whether a median reaches its target, and whether the spread leaves doubt of it.
 *
 * @type {(spread: Spread, bound: "at most" | "at least", target: number) => string}
 */
export function verdict({ low, median, high }, bound, target) {
  const reached = passOrMiss(bound === "at most" ? median <= target : median >= target);
  return low <= target && target <= high ? `${reached}, close` : reached;
}

/**
 * A table in Markdown that is legible in a terminal too.
 *
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(head, rows) {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at].length)));
  const rule = widths.map((width) => "-".repeat(width));
  const lines = [head, rule, ...rows].map((row) => row.map((cell, at) => cell.padEnd(widths[at])));
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/**
 * When, on what, and beside how much else something was measured.
 *
 * @param {{ name: string, version: string }[]} tools
 */
export function circumstances(tools) {
  const cores = os.availableParallelism();
  const machine = `${cores} ${cores === 1 ? "core" : "cores"} of ${os.cpus()[0].model.trim()}, ${os.type()}`;
  const versions = tools.map((it) => `${it.name} ${it.version}`).join(", ");
  const load = `load average over five minutes ${os.loadavg()[1].toFixed(1)}`;
  return `${new Date().toISOString().slice(0, 10)}: ${machine}, ${versions}; ${load}.`;
}

/** @typedef {Record<string, string | number | Spread | undefined>} Fields */

/**
 * All rows have the same fields; a spread becomes three columns.
 *
 * @param {Fields[]} rows
 */
export function csv(rows) {
  const flat = rows.map((row) =>
    Object.entries(row).flatMap(([name, field]) =>
      typeof field !== "object"
        ? [[name, field]]
        : [
            [`${name}_low`, field.low],
            [name, field.median],
            [`${name}_high`, field.high],
          ],
    ),
  );
  const text = (/** @type {unknown} */ field) =>
    typeof field === "number" ? Number(field.toPrecision(6)) : `"${field ?? ""}"`;
  const lines = [
    flat[0].map(([name]) => name),
    ...flat.map((row) => row.map(([, field]) => text(field))),
  ];
  return `${lines.map((line) => line.join(",")).join("\n")}\n`;
}

/**
 * Replaces what stands between the markers of a section.
 *
 * @param {URL} file
 * @param {string} name
 * @param {string} text
 */
export async function replaceSection(file, name, text) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const old = await readFile(file, "utf8");
  const [from, to] = [old.indexOf(start), old.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`${file} has no section ${name}: put “${start}” and “${end}” into it`);
  await writeFile(file, `${old.slice(0, from)}${start}\n\n${text}\n\n${old.slice(to)}`);
}
