// The guide's table beside what is measured here.

import { digits, table } from "../report.js";

/** @import { Speed } from "./speed.js" */
/** @import { Row } from "./variants.js" */

/** Kilobytes, and speed in times of the first row's. */
const claims = [
  { row: "guide 1: 3, no LTO", size: 96, speed: 1 },
  { row: "guide 2: s, lto", alone: "guide 2, cdylib alone", size: 61, speed: 0.97 },
  { row: "guide 3: z, lto, 1 unit", alone: "guide 3, cdylib alone", size: 52, speed: 0.9 },
  { row: "guide 4: wasm-opt -Oz", alone: "guide 4, cdylib alone", size: 41, speed: 0.9 },
];

/**
 * Ratios to the first row, of bytes and of speed, those of the engines beside each other.
 *
 * @param {Row[]} rows - Of the crate with filters.
 * @param {Speed[]} speeds
 */
export function guideTable(rows, speeds) {
  const raw = (/** @type {string} */ name) => rows.find((it) => it.name === name)?.built?.raw;
  const first = claims[0];
  const ratio = (/** @type {string | undefined} */ name) => {
    const [bytes, most] = [raw(name ?? ""), raw(first.row)];
    return bytes && most ? `${bytes} (${digits(bytes / most)})` : "";
  };
  const times = (/** @type {string | undefined} */ name) => speeds.filter((it) => it.name === name);
  const quickness = (/** @type {string | undefined} */ name) =>
    times(name)
      .map(({ engine, all }) => {
        const slowest = times(first.row).find((it) => it.engine === engine);
        return slowest ? digits(slowest.all.median / all.median) : "";
      })
      .join(" / ");
  const lines = claims.map(({ row, alone, size, speed }) => [
    row.replace(/^guide \d: /, ""),
    `${size} KB (${digits(size / first.size)})`,
    ratio(row),
    ratio(alone),
    digits(speed),
    quickness(row),
    quickness(alone),
  ]);
  const head = ["", "guide", "here, rlib too", "cdylib alone"];
  return table([...head, "speed, guide", "here, rlib too", "cdylib alone"], lines);
}
