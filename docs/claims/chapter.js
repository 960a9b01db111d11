// The book's chapter of claims, made of docs/claims.toml alone, so that the book is built without running a check.

import { join } from "node:path";
import { mark } from "./claims.js";
import { root } from "./tools/command.js";
import { readToml } from "./tools/crates.js";

/** @import { Claim, Figure, Unchecked, Verdict } from "./claims.js" */

/** @type {Verdict[]} */
const verdicts = ["true", "false", "depends"];

const intro = `<!-- Made of docs/claims.toml by docs/claims/run.js: change that file instead. -->

# Claims

What guides say about the way from Rust to a page, in our own words, each with a check that builds, runs or
measures it. \`make claims\` runs them all, and fails when one no longer finds what is written here: a verdict, or a
figure (a tenth more or less, unless it is a time). The command under a claim runs its check alone.

**Depends** means that the claim holds in some of the cases that its words allow, and not in others. Times are those
of one machine; only their ratios are held.
`;

/**
 * @param {Claim[]} claims
 * @param {Unchecked[]} unchecked
 */
export function chapter(claims, unchecked) {
  const { repository } = readToml(join(root, "Cargo.toml")).workspace.package;
  const sections = bySubject(claims).map(([subject, rows]) => {
    const check = `${repository}/blob/main/docs/claims/checks/${subject}.js`;
    return `## ${title(subject)}\n\n${rows.map((it) => block(it, check)).join("\n")}`;
  });
  return [intro, summary(claims), ...sections, notChecked(unchecked)].join("\n");
}

/** @type {(claims: Claim[]) => [string, Claim[]][]} */
const bySubject = (claims) =>
  [...new Set(claims.map((it) => it.subject))].map((subject) => [
    subject,
    claims.filter((it) => it.subject === subject),
  ]);

/** @param {string} subject */
const title = (subject) => subject[0].toUpperCase() + subject.slice(1).replaceAll("-", " ");

/** @param {Claim[]} claims */
function summary(claims) {
  const count = (/** @type {Claim[]} */ rows) =>
    verdicts.map((verdict) => rows.filter((it) => it.verdict === verdict).length);
  const line = (/** @type {string} */ name, /** @type {Claim[]} */ rows) =>
    `| ${[name, rows.length, ...count(rows)].join(" | ")} |\n`;
  const lines = bySubject(claims).map(([subject, rows]) =>
    line(`[${title(subject)}](#${subject})`, rows),
  );
  const head = `| about | claims | ${verdicts.map(mark).join(" | ")} |\n|---|---:|---:|---:|---:|\n`;
  return `${head}${lines.join("")}${line("all", claims)}`;
}

/**
 * @param {Claim} claim
 * @param {string} check
 */
function block({ id, claim, verdict, holds = [], fails = [], found, figures = {} }, check) {
  const text = found.replaceAll(/\{(.+?)\}/g, (_, name) => written(figures[name]));
  const cases =
    verdict === "depends" ? ` It holds ${holds.join("; ")}. It does not ${fails.join("; ")}.` : "";
  const [symbol, word] = mark(verdict).split(" ");
  return `### ${symbol} ${claim} {#${id}}

**${word[0].toUpperCase()}${word.slice(1)}.**${cases} ${text}

\`node docs/claims/run.js --only ${id}\` ([the check](${check}))
`;
}

/** @param {Figure} figure */
function written(figure) {
  if (typeof figure === "string") return figure;
  const value = typeof figure === "number" ? figure : figure.is;
  return value.toLocaleString("en", { maximumSignificantDigits: value < 1000 ? 3 : 21 });
}

/** @param {Unchecked[]} unchecked */
const notChecked = (unchecked) =>
  `## Not checked

Opinions, and what no command here can find out:

${unchecked.map(({ statement, reason }) => `- ${statement} ${reason}\n`).join("")}`;
