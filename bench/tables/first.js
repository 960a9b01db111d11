import { spread, table, verdict, withSpread } from "../report.js";

/** @import { Measured, Table } from "./rows.js" */

/** @type {(measured: Measured[]) => Table} */
export function first(measured) {
  const all = measured.map(({ engine, rows }) => {
    const part = (/** @type {string} */ name) => spread(rows.map((it) => it[name]));
    const [total, instantiate, copy, blur] = ["total", "instantiate", "copy", "blur"].map(part);
    return { engine, total, instantiate, copy, blur };
  });
  const lines = all.map(({ engine, total, instantiate, copy, blur }) => [
    ...[engine, withSpread(total)],
    // A server has no frame to be ready for.
    ...(engine === "Chromium" ? ["16.7", verdict(total, "at most", 16.7)] : ["", ""]),
    ...[instantiate, copy, blur].map(withSpread),
  ]);
  const fields = all.map(({ engine, total, instantiate, copy, blur }) => ({
    engine,
    total_ms: total,
    instantiate_ms: instantiate,
    from_rgba_ms: copy,
    blur_ms: blur,
  }));
  const parts = ["instantiate", "fromRgba", "gaussianBlur 3 fast"];
  return { text: table(["engine", "total ms", "at most", "verdict", ...parts], lines), fields };
}
