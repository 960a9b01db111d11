// docs/claims.toml: what is claimed, what was found, and whether a run finds the same.

import { join } from "node:path";
import { root } from "./tools/command.js";
import { readToml } from "./tools/crates.js";

/** @typedef {"true" | "false" | "depends"} Verdict */
/** A number may change by a tenth; a text must be the same; bounds of one's own are for what varies more. */
/** @typedef {number | string | { is: number, least: number, most: number }} Figure */

/**
 * @typedef {object} Claim
 * @property {string} id
 * @property {string} subject - The key of its table, and the name of the file with its check.
 * @property {string} claim
 * @property {Verdict} verdict
 * @property {string[]} [holds] - The cases in which it does, where it depends.
 * @property {string[]} [fails] - Those in which it does not.
 * @property {string} found - With the names of figures in braces.
 * @property {Record<string, Figure>} [figures]
 */

/** @typedef {{ statement: string, reason: string }} Unchecked */

/**
 * What a check finds.
 *
 * @typedef {object} Found
 * @property {Record<string, boolean>} cases - Whether the claim holds, in each case that it can be understood in.
 * @property {Record<string, number | string>} [figures]
 */

/** @typedef {Record<string, () => Promise<Found>>} Checks */

const marks = { true: "✓", false: "✗", depends: "◐" };

/** @param {Verdict} verdict */
export const mark = (verdict) => `${marks[verdict]} ${verdict}`;

/** @returns {{ claims: Claim[], unchecked: Unchecked[] }} */
export function readClaims() {
  const { unchecked, ...subjects } = readToml(join(root, "docs/claims.toml"));
  const claims = Object.entries(subjects).flatMap(([subject, rows]) =>
    /** @type {Omit<Claim, "subject">[]} */ (rows).map((row) => ({ ...row, subject })),
  );
  for (const claim of claims) checkRow(claim);
  const twice = claims.find(({ id }, at) => claims.findIndex((it) => it.id === id) !== at);
  if (twice) throw new Error(`docs/claims.toml has two claims “${twice.id}”; rename one`);
  return { claims, unchecked };
}

/** @param {Claim} row */
function checkRow({ id, claim, verdict, holds, fails, found, figures = {} }) {
  const wrong = (/** @type {string} */ what) =>
    new Error(`claim “${id}” in docs/claims.toml ${what}`);
  if (!id || !claim || !found) throw wrong("lacks one of id, claim and found");
  if (!(verdict in marks)) throw wrong(`has the verdict “${verdict}”, not true, false or depends`);
  if ((verdict === "depends") !== Boolean(holds?.length && fails?.length))
    throw wrong("must have cases in `holds` and `fails` if, and only if, it depends");
  const named = [...found.matchAll(/\{(.+?)\}/g)].map(([, name]) => name);
  const missing = named.find((name) => !(name in figures));
  if (missing) throw wrong(`speaks of {${missing}}, which is not among its figures`);
}

/** @param {Found["cases"]} cases */
export function verdictOf(cases) {
  const values = Object.values(cases);
  if (values.length === 0) throw new Error("the check looked at no case");
  if (values.every(Boolean)) return "true";
  return values.some(Boolean) ? "depends" : "false";
}

/**
 * What is no longer as docs/claims.toml says.
 *
 * @param {Claim} claim
 * @param {Found} found
 */
export function differences({ verdict, holds = [], fails = [], figures = {} }, found) {
  const { cases, figures: seen = {} } = found;
  const now = verdictOf(cases);
  const names = (/** @type {boolean} */ value) =>
    Object.keys(cases).filter((it) => cases[it] === value);
  const lines = [];
  if (now !== verdict) lines.push(`was ${verdict}, is now ${now}: ${listed(cases)}`);
  else if (now === "depends" && !(same(names(true), holds) && same(names(false), fails)))
    lines.push(`depends on other cases now: ${listed(cases)}`);
  for (const name of new Set([...Object.keys(figures), ...Object.keys(seen)])) {
    if (!(name in seen)) lines.push(`figure ${name} is not found by the check`);
    else if (!(name in figures)) lines.push(`figure ${name} = ${show(seen[name])} is missing`);
    else if (!fits(figures[name], seen[name]))
      lines.push(`figure ${name} was ${show(figures[name])}, is now ${show(seen[name])}`);
  }
  return lines;
}

/** @param {Found["cases"]} cases */
const listed = (cases) =>
  Object.entries(cases)
    .map(([name, value]) => `${value ? "holds" : "does not hold"} “${name}”`)
    .join(", ");

/** @type {(a: string[], b: string[]) => boolean} */
const same = (a, b) => a.toSorted().join("\n") === b.toSorted().join("\n");

/** @type {(wanted: Figure, seen: number | string) => boolean} */
function fits(wanted, seen) {
  if (typeof wanted === "string" || typeof seen === "string") return wanted === seen;
  const bounds = typeof wanted === "number" ? { least: wanted * 0.9, most: wanted * 1.1 } : wanted;
  return bounds.least <= seen && seen <= bounds.most;
}

/** @param {Figure} figure */
export const show = (figure) =>
  JSON.stringify(typeof figure === "number" ? Number(figure.toPrecision(6)) : figure);
