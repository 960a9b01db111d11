// `make bench`: measures the built package in Node and Chromium, prints the tables, and keeps those of a full run.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startChromium, startNode } from "./engines.js";
import { packages } from "./peers/list.js";
import { circumstances, csv, replaceSection } from "./report.js";
import { boundary, boundaryLengths } from "./tables/boundary.js";
import { breakEven } from "./tables/break-even.js";
import { build, bytes, features } from "./tables/bytes.js";
import { first } from "./tables/first.js";
import { peers } from "./tables/peers.js";
import { scalar } from "./tables/scalar.js";
import { sizes } from "./tables/sizes.js";
import { targets } from "./tables/targets.js";

/** @import { Engine } from "./engines.js" */
/** @import { Table } from "./tables/rows.js" */

/** Rounds of a full run and of a quick one. */
const counts = {
  ...{ targets: [41, 7], peers: [11, 3], sizes: [7, 3], first: [21, 5], scalar: [7, 3] },
  ...{ boundary: [101, 15], "boundary-lengths": [101, 15], "break-even": [101, 15] },
};
const tables = {
  ...{ targets, peers, sizes, first, scalar },
  ...{ boundary, "boundary-lengths": boundaryLengths, "break-even": breakEven },
};
/** Those of the crate in the folder of that name. */
const ofBoundary = ["boundary", "boundary-lengths", "break-even"];
const names = [...Object.keys(counts), "bytes"];

const help = `node bench/run.js [options]; only a run of all rows and rounds in both engines is written
  --quick            few rounds
  --only TABLES      of ${names.join(", ")}, separated by commas
  --rows TEXT        only rows whose name has this in it
  --engine NAME      only node, or only chromium
  --package FOLDER   another build of the package than crates/image-filter/pkg`;

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string", default: names.join(",") },
    rows: { type: "string", default: "" },
    engine: { type: "string" },
    package: { type: "string" },
    help: { type: "boolean" },
  },
});
const partial = options.quick || options.rows || options.engine || options.package;

if (options.help) console.log(help);
else await main();

async function main() {
  const wanted = options.only.split(",");
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown) fail(`there is no table “${unknown}”`, `use ${names.join(", ")}`);
  const { engine = "node" } = options;
  if (!["node", "chromium"].includes(engine))
    fail(`there is no engine “${engine}”`, "use node or chromium");
  const room = fileURLToPath(new URL(".", import.meta.url));
  const pkg = options.package ?? join(room, "../crates/image-filter/pkg");
  if (!existsSync(join(pkg, "image_filter_bg.wasm")))
    fail(`${pkg} holds no built package`, "run “cargo xtask build image-filter”");
  const scratch = await mkdtemp(join(os.tmpdir(), "image-filter-bench-"));
  /** @type {Engine[]} */
  const engines = [];
  try {
    const copy = join(scratch, "package");
    // A build beside this would take the package away.
    await cp(pkg, copy, { recursive: true });
    const [scalar, boundary] = ["scalar", "boundary"].map((name) => join(scratch, name));
    const folders = { bench: room, package: copy, scalar, boundary, peers: scratch };
    const peers =
      wanted.some((it) => it === "peers" || it === "bytes") && (await installPeers(scratch));
    const isBuilt = wanted.some((it) => ofBoundary.includes(it)) && buildBoundary(boundary);
    engines.push(...(await start(folders)));
    for (const name of wanted) {
      if (name === "peers" && !peers) continue;
      if (ofBoundary.includes(name) && !isBuilt) continue;
      if (name === "scalar" && !buildScalar(folders.scalar)) continue;
      const table =
        name === "bytes"
          ? await bytes(copy, peers ? scratch : undefined, scratch)
          : await measured(name, engines);
      if (table) await show(name, table, engines);
    }
  } finally {
    for (const engine of engines) await engine.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * @param {string} name
 * @param {Engine[]} engines
 * @returns {Promise<Table | undefined>}
 */
async function measured(name, engines) {
  const table = /** @type {keyof typeof counts} */ (name);
  const rounds = counts[table][options.quick ? 1 : 0];
  const sides = options.quick ? [500, 1000, 2000, 4000] : [500, 1000, 2000, 4000, 6000, 10000];
  const order = { table, rounds, sides, rows: options.rows };
  const all = [];
  for (const { name: engine, run } of engines) {
    console.error(`${name}: ${rounds} rounds in ${engine} …`);
    // The first blur happens once in a page.
    const firsts = [];
    for (let round = 0; table === "first" && round < rounds; round++) firsts.push(await run(order));
    const { rows = firsts, absent = [] } = firsts.length ? {} : await run(order);
    for (const reason of absent) console.log(`left out in ${engine}: ${reason}`);
    if (rows.length) all.push({ engine, rows });
  }
  return all.length ? tables[table](all) : undefined;
}

/**
 * @param {string} name
 * @param {Table} table
 * @param {Engine[]} engines
 */
async function show(name, { text, fields, plot }, engines) {
  console.log(`\n${name}\n\n${text}\n`);
  if (partial || engines.length < 2) return;
  const results = new URL("results/", import.meta.url);
  await mkdir(results, { recursive: true });
  await writeFile(new URL(`${name}.csv`, results), csv(fields));
  if (plot) await writeFile(new URL(`${name}.svg`, results), plot);
  const image = plot ? `\n\n![Plot of ${name}](results/${name}.svg)` : "";
  const section = `${circumstances(engines)}\n\n${text}${image}`;
  await replaceSection(new URL("README.md", import.meta.url), name, section);
}

/** @param {Record<string, string>} folders */
async function start(folders) {
  /** @type {Engine[]} */
  const engines = [];
  if (options.engine !== "chromium") engines.push(startNode(folders));
  if (options.engine !== "node") {
    try {
      engines.push(await startChromium(folders));
    } catch (error) {
      console.error(`Without Chromium: ${error}`);
    }
  }
  return engines;
}

/**
 * Whether the peers are there; the network may be missing, and the rest is measured all the same.
 *
 * @param {string} folder
 */
async function installPeers(folder) {
  const wanted = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  try {
    console.error(`$ npm install ${wanted.join(" ")}`);
    const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
    const flags = ["--prefix", folder, "--ignore-scripts", ...quiet];
    execFileSync("npm", ["install", ...flags, ...wanted], {
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    });
    await rename(join(folder, "node_modules"), join(folder, "npm"));
    return true;
  } catch (error) {
    console.error(`Without peers, as npm could not fetch them; is the network there? ${error}`);
    return false;
  }
}

/** @param {string} folder */
function buildScalar(folder) {
  if (!features().includes("scalar")) {
    console.log("left out: scalar, since the crate has no feature of that name");
    return false;
  }
  return build(folder, ["--features", "scalar"]);
}

/** @param {string} folder */
function buildBoundary(folder) {
  const room = fileURLToPath(new URL("boundary", import.meta.url));
  // Cargo would put it into the room.
  return build(folder, ["--target-dir", join(room, "../../target/boundary")], room);
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
