// `make size`: builds all example crates in many ways, prints what each way costs, and keeps the figures of a full run.

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { circumstances, csv, replaceSection } from "../report.js";
import { environment, root } from "../tools.js";
import { crates } from "./crates.js";
import { guideTable } from "./guide.js";
import { ladder } from "./ladder.js";
import { leak } from "./leak.js";
import { exported, linked, links, workspace } from "./linked.js";
import { applies, base, settings } from "./settings.js";
import { speed, timedCrate } from "./speed.js";
import {
  crateTable,
  ladderTable,
  leakTable,
  linkedTable,
  settingsTable,
  speedTable,
} from "./tables.js";
import { variant, withoutNightly } from "./variants.js";

/** @import { Table } from "../tables/rows.js" */
/** @import { Crate } from "./crates.js" */
/** @import { Speed } from "./speed.js" */
/** @import { Row } from "./variants.js" */

/** @typedef {{ name: string, version: string }} Tool */

const tables = ["settings", "linked", "leak", "ladder"];

const help = `node bench/size/run.js [options]; only a run of all rows of all crates is written
  --row TEXT       only rows whose name has this in it, beside the workspace's own
  --crate NAME     only one crate
  --only TABLES    of ${tables.join(", ")}, separated by commas
  --quick          builds nothing twice, so without the seconds, and times the filters in few rounds`;

const { values: options } = parseArgs({
  options: {
    row: { type: "string", default: "" },
    crate: { type: "string" },
    only: { type: "string" },
    quick: { type: "boolean", default: false },
    help: { type: "boolean" },
  },
});
const partial = options.row || options.crate || options.quick;
/** Of a full run, and of a quick one. */
const rounds = options.quick ? 3 : 7;

let isAnythingPrinted = false;

if (options.help) console.log(help);
else await main();

async function main() {
  const all = crates();
  const chosen = all.filter(({ name }) => (options.crate ?? name) === name);
  if (!chosen.length)
    fail(`there is no crate “${options.crate}”`, `use ${all.map(({ name }) => name).join(", ")}`);
  // Greetings and the leak are no crate of the workspace.
  const wanted = options.only?.split(",") ?? (options.crate ? tables.slice(0, 2) : tables);
  const unknown = wanted.find((name) => !tables.includes(name));
  if (unknown) fail(`there is no table “${unknown}”`, `use ${tables.join(", ")}`);
  if (wanted.some((name) => name !== "settings") && fetchDependencies()) {
    const tools = compilers(false);
    if (wanted.includes("linked")) await measureLinks(chosen, tools);
    if (wanted.includes("leak") && !options.row) await show("leak", leakTable(await leak()), tools);
    const steps = wanted.includes("ladder") ? await ladder(options.row) : [];
    if (steps.length) await show("ladder", ladderTable(steps), tools);
  }
  if (wanted.includes("settings")) await measureSettings(chosen);
  if (options.row && !isAnythingPrinted) {
    const names = [...settings, ...links].map(({ name }) => `“${name}”`);
    fail(`there is no row “${options.row}” here`, `use a part of ${names.join(", ")}`);
  }
}

/** @param {Crate[]} chosen */
async function measureSettings(chosen) {
  const nightly = withoutNightly();
  const named = settings.filter((it) => it === base || it.name.includes(options.row));
  const possible = named.filter((it) => !it.nightly || !nightly);
  if (possible.length < named.length) console.log(`left out: rows of nightly, since ${nightly}`);
  if (options.row && possible.length === 1) return;
  const rows = chosen.flatMap((crate) => {
    const own = possible.filter((setting) => applies(setting, crate));
    // Seconds take a second build, and are worth it where much is compiled, or where they are asked for.
    const isTimed = !options.quick && (crate.name === timedCrate || chosen.length === 1);
    return own.map((setting) => variant(crate, setting, isTimed));
  });
  for (const { name } of chosen.filter((it) => it.name !== timedCrate)) {
    const own = rows.filter(({ crate }) => crate === name);
    print(name, crateTable(own, []));
  }
  const tools = compilers(!nightly);
  if (chosen.length > 1) await show("settings", settingsTable(rows), tools);
  const timed = rows.filter(({ crate }) => crate === timedCrate);
  if (!timed.length) return;
  const speeds = await measureSpeeds(timed);
  const engines = new Map(speeds.map(({ engine, version }) => [engine, { name: engine, version }]));
  await show("speed", speedTable(timed, speeds), [...tools, ...engines.values()]);
  if (!options.row) await show("guide", { text: guideTable(timed, speeds), fields: [] }, tools);
}

/**
 * Of each module once, and of the workspace's own against itself, which shows what chance does.
 *
 * @param {Row[]} rows
 */
async function measureSpeeds(rows) {
  const first = rows.find(({ name }) => name === base.name)?.built;
  /** @type {{ wasm: Buffer, speeds: Speed[] }[]} */
  const known = [];
  for (const { name, built } of rows) {
    if (!built || !first) continue;
    const same = known.find(({ wasm }) => wasm.equals(built.wasm));
    const speeds = same?.speeds ?? (await speed(name, built, first, rounds));
    known.push({ wasm: built.wasm, speeds: speeds.map((it) => ({ ...it, name })) });
  }
  return known.flatMap(({ speeds }) => speeds);
}

/**
 * @param {Crate[]} chosen
 * @param {Tool[]} tools
 */
async function measureLinks(chosen, tools) {
  const rows = chosen.flatMap((crate) => {
    const possible = links.filter(
      ({ name, hook }) => name.includes(options.row) && (crate.bindgen || !hook),
    );
    if (!possible.length) return [];
    const own = variant(crate, base, false);
    const linkedRows = possible.map((link) => linked(crate, link));
    for (const { name, built } of linkedRows) {
      const lost =
        built && own.built && exported(own.built).find((it) => !exported(built).includes(it));
      // A module without what it is for would be small.
      if (lost) throw new Error(`${crate.name} with ${name} does not export ${lost}`);
    }
    return [own, ...linkedRows];
  });
  if (rows.length) await show("linked", linkedTable(rows), tools);
}

/** What is not in the workspace's own lockfile comes from the network on the first run. */
function fetchDependencies() {
  const bindgen = (/** @type {string} */ manifest) => {
    const lock = readFileSync(join(dirname(manifest), "Cargo.lock"), "utf8");
    return /name = "wasm-bindgen"\nversion = "(.*)"/.exec(lock)?.[1];
  };
  const [own, wanted] = [bindgen(workspace), bindgen(join(root, "Cargo.toml"))];
  if (own !== wanted) {
    const order = `cargo update --manifest-path bench/size/Cargo.toml wasm-bindgen --precise ${wanted}`;
    fail(
      `bench/size/Cargo.lock has wasm-bindgen ${own}, the workspace ${wanted}`,
      `run “${order}”`,
    );
  }
  const { status } = spawnSync("cargo", ["fetch", "--locked", "--manifest-path", workspace], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0)
    console.log(
      "left out: linked, leak and ladder, since Cargo cannot fetch the allocators; is the network there?",
    );
  return status === 0;
}

/** @param {boolean} nightly */
function compilers(nightly) {
  const commands = [
    { name: "rustc", command: ["rustc"] },
    ...(nightly ? [{ name: "nightly rustc", command: ["rustc", "+nightly"] }] : []),
    { name: "wasm-bindgen", command: ["wasm-bindgen"] },
    { name: "wasm-opt", command: [process.execPath, "node_modules/binaryen/bin/wasm-opt"] },
  ];
  return commands.map(({ name, command: [program, ...args] }) => {
    const options = { cwd: root, env: environment };
    const text = execFileSync(program, [...args, "--version"], options).toString();
    return { name, version: /\d[\w.-]*/.exec(text)?.[0] ?? "" };
  });
}

/**
 * @param {string} title
 * @param {string} text
 */
function print(title, text) {
  console.log(`\n${title}\n\n${text}\n`);
  isAnythingPrinted = true;
}

/**
 * @param {string} name
 * @param {Table} table
 * @param {Tool[]} tools
 */
async function show(name, { text, fields, plot }, tools) {
  print(name, text);
  if (partial) return;
  const results = new URL("../results/", import.meta.url);
  await mkdir(results, { recursive: true });
  if (fields.length) await writeFile(new URL(`size-${name}.csv`, results), csv(fields));
  if (plot) await writeFile(new URL(`size-${name}.svg`, results), plot);
  const image = plot ? `\n\n![Plot of ${name}](../results/size-${name}.svg)` : "";
  const section = `${circumstances(tools)}\n\n${text}${image}`;
  await replaceSection(new URL("README.md", import.meta.url), name, section);
}

/**
 * @param {string} reason
 * @param {string} cure
 * @returns {never}
 */
function fail(reason, cure) {
  console.error(`error: ${reason}; ${cure}`);
  process.exit(1);
}
