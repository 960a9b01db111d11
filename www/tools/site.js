// Makes a static folder of the page, for any host and any folder on it: node www/tools/site.js FOLDER
//
// Everything but index.html is beneath a folder that is named by the hash of all of it. Modules find each other from
// where they are, so none has to be rewritten, and a host may let browsers keep the folder for ever.

import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { transformSync } from "esbuild";

/** @import { Crate } from "../card.js" */

const source = join(import.meta.dirname, "..");
/** What the page's own development needs. */
const left = ["tests", "tools", "playwright.config.js"];

const target = process.argv[2];
if (!target) throw new Error("say which folder to make: node www/tools/site.js FOLDER");

rmSync(target, { recursive: true, force: true });
const staged = join(target, "staged");
cpSync(source, staged, {
  recursive: true,
  filter: (path) => !left.includes(relative(source, path)),
});
const index = readFileSync(join(staged, "index.html"), "utf8");
rmSync(join(staged, "index.html"));

const files = filesIn(staged);
for (const file of files) minify(join(staged, file));
measure(join(staged, "pkg"));
const hash = createHash("sha256");
for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(staged, file)));
const name = hash.digest("hex").slice(0, 16);
renameSync(staged, join(target, name));
writeFileSync(join(target, "index.html"), index.replaceAll('="./', `="./${name}/`));

for (const file of [...files.map((file) => join(name, file)), "index.html"]) compress(file);

/**
 * But for the cards and what lies beside them, as they show their functions.
 *
 * @param {string} path
 */
function minify(path) {
  const loader = extname(path).slice(1);
  const isShown =
    path.startsWith(join(staged, "cards")) || path.startsWith(join(staged, "pkg/sources"));
  if ((loader !== "js" && loader !== "css") || isShown) return;
  const { code } = transformSync(readFileSync(path, "utf8"), { loader, minify: true });
  writeFileSync(path, code);
}

/**
 * The sizes that the page shows are of what it ships.
 *
 * @param {string} packages
 */
function measure(packages) {
  const path = join(packages, "crates.json");
  /** @type {Crate[]} */
  const crates = JSON.parse(readFileSync(path, "utf8"));
  for (const file of crates.flatMap(({ module, glue }) => [module, glue])) {
    const shipped = readFileSync(join(packages, file.path));
    file.bytes = shipped.length;
    file.brotli = brotliCompressSync(shipped).length;
  }
  writeFileSync(path, `${JSON.stringify(crates)}\n`);
}

/** @param {string} folder */
function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name));
  return paths.map((path) => relative(folder, path)).sort();
}

/**
 * Beside a file, for hosts that send what is there: `.br` and `.gz`, unless they are hardly smaller, as of pictures.
 *
 * @param {string} file
 */
function compress(file) {
  const path = join(/** @type {string} */ (target), file);
  const bytes = readFileSync(path);
  for (const [extension, packed] of /** @type {const} */ ([
    ["br", brotliCompressSync(bytes)],
    ["gz", gzipSync(bytes, { level: 9 })],
  ]))
    if (packed.length < 0.9 * bytes.length) writeFileSync(`${path}.${extension}`, packed);
}
