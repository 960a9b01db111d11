// `make claims`: runs the check of each claim in docs/claims.toml, and writes the book's chapter.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chapter } from "./chapter.js";
import { differences, mark, readClaims, show } from "./claims.js";
import { stopChromium } from "./tools/chromium.js";
import { LeftOut, root } from "./tools/command.js";
import { lock } from "./tools/crates.js";

/** @import { Checks, Claim, Found } from "./claims.js" */

const help = `node docs/claims/run.js [options]
  --only TEXTS  the claims whose names have one of these in them, separated by commas
  --chapter     writes the chapter docs/src/claims.md and runs nothing
  --lock        brings crates/Cargo.lock to the versions of the root's Cargo.toml, and runs nothing`;

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    chapter: { type: "boolean" },
    lock: { type: "boolean" },
    help: { type: "boolean" },
  },
});

try {
  if (options.help) console.log(help);
  else if (options.lock) await lock();
  else if (options.chapter) writeChapter();
  else process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function main() {
  const { claims } = readClaims();
  const checks = await readChecks(claims);
  const only = options.only?.split(",");
  const wanted = claims.filter(({ id }) => only?.some((text) => id.includes(text)) ?? true);
  if (wanted.length === 0)
    throw new Error(`no claim has “${options.only}” in its name; they stand in docs/claims.toml`);
  const start = performance.now();
  const ends = { holds: 0, changed: 0, "left out": 0 };
  try {
    for (const claim of wanted) ends[await one(claim, checks[claim.id])]++;
  } finally {
    await stopChromium();
  }
  const count = (/** @type {string} */ verdict) =>
    wanted.filter((it) => it.verdict === verdict).length;
  const verdicts = `${count("true")} true, ${count("false")} false, ${count("depends")} depend`;
  const rest = `${ends.holds} hold, ${ends.changed} no longer, ${ends["left out"]} left out`;
  console.log(
    `\n${wanted.length} ${wanted.length === 1 ? "claim" : "claims"} (${verdicts}): ${rest}; ${seconds(start)}`,
  );
  return (options.only ? true : isChapterWritten()) && ends.changed === 0;
}

/**
 * Every claim has a check, in the file of its subject, and every check has a claim.
 *
 * @param {Claim[]} claims
 */
async function readChecks(claims) {
  const folder = join(import.meta.dirname, "checks");
  /** @type {Record<string, { subject: string, check: Checks[string] }>} */
  const all = {};
  for (const file of await readdir(folder)) {
    const { checks } = await import(`./checks/${file}`);
    for (const [id, check] of Object.entries(checks))
      all[id] = { subject: file.replace(".js", ""), check: /** @type {Checks[string]} */ (check) };
  }
  const bare = claims.find(({ id, subject }) => all[id]?.subject !== subject);
  if (bare) throw new Error(`checks/${bare.subject}.js has no check “${bare.id}”; write it`);
  const idle = Object.keys(all).find((id) => !claims.some((it) => it.id === id));
  if (idle) throw new Error(`the check “${idle}” has no row in docs/claims.toml; write it`);
  return Object.fromEntries(Object.entries(all).map(([id, { check }]) => [id, check]));
}

/**
 * @param {Claim} claim
 * @param {Checks[string]} check
 */
async function one(claim, check) {
  const start = performance.now();
  const line = (/** @type {string} */ end) =>
    console.log(
      `${end.padEnd(8)}  ${mark(claim.verdict).padEnd(9)}  ${claim.id}  ${seconds(start)}`,
    );
  /** @type {Found} */
  let found;
  try {
    found = await check();
  } catch (error) {
    if (error instanceof LeftOut) {
      console.log(`left out: ${claim.id}: ${error.message}`);
      return "left out";
    }
    line("FAILED");
    console.log(`  the check could not be run: ${error instanceof Error ? error.message : error}`);
    return "changed";
  }
  const lines = differences(claim, found);
  line(lines.length ? "CHANGED" : "ok");
  for (const line of lines) console.log(`  ${line}; if that is right, edit docs/claims.toml`);
  if (options.only) for (const it of Object.entries(found.cases)) console.log(`  ${it.join(": ")}`);
  for (const [name, value] of Object.entries(found.figures ?? {}))
    if (options.only) console.log(`  ${name} = ${show(value)}`);
  return lines.length ? "changed" : "holds";
}

/** @param {number} start */
function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/** Writes the chapter, and says whether it was as it is. */
function writeChapter() {
  const path = join(root, "docs/src/claims.md");
  const { claims, unchecked } = readClaims();
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  const text = chapter(claims, unchecked);
  writeFileSync(path, text);
  return text === before;
}

function isChapterWritten() {
  const isWritten = writeChapter();
  if (!isWritten)
    console.log("docs/src/claims.md was not as docs/claims.toml says. It is now: commit it.");
  return isWritten;
}
