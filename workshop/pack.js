// `cargo workshop pack`: all that a room without a network needs, in `dist/workshop` and beside it as an archive, for machines of
// this kind that have Rust's toolchain, Node and Chrome.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const pack = join(root, "dist/workshop");

/** @param {string[]} words */
function run(...words) {
  console.error(`$ ${words.join(" ")}`);
  const [program = "", ...rest] = words;
  return execFileSync(program, rest, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
}

/** @param {string} from @param {string} to */
function copy(from, to = from) {
  mkdirSync(dirname(join(pack, to)), { recursive: true });
  cpSync(join(root, from), join(pack, to), { recursive: true, verbatimSymlinks: true });
}

if (process.platform === "win32") {
  console.error("What is packed has scripts for a shell: pack it on Linux or macOS");
  process.exit(1);
}

rmSync(pack, { recursive: true, force: true });
const tracked = run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z");
for (const path of tracked.split("\0").filter(Boolean)) {
  mkdirSync(dirname(join(pack, path)), { recursive: true });
  copyFileSync(join(root, path), join(pack, path));
}

// The crates of both workspaces, and where cargo finds them.
const workspaces = ["--sync", "workshop/Cargo.toml", "--locked", "--versioned-dirs"];
run("cargo", "vendor", "--quiet", ...workspaces, join(pack, "vendor"));
const config = join(pack, ".cargo/config.toml");
// Without the aliases, which would build what `bin` has.
const settings = readFileSync(config, "utf8").replace(/\[alias\][^[]*/, "");
const sources = `
[source.crates-io]
replace-with = "packed"

[source.packed]
directory = "vendor"
`;
writeFileSync(config, settings + sources);

copy("node_modules");
copy(".tools");

run("cargo", "build", "--quiet", "--package", "xtask");
for (const [name, program] of [
  ["cargo-xtask", "target/debug/xtask"],
  ["cargo-workshop", "target/workshop/debug/runner"],
]) {
  copy(program, `bin/programs/${name}`);
  // Cargo says the word once more.
  const script = `#!/bin/sh\nshift\nexec "$(dirname "$0")/programs/${name}" "$@"\n`;
  writeFileSync(join(pack, "bin", name), script);
  chmodSync(join(pack, "bin", name), 0o755);
}

if (existsSync(join(root, "docs"))) {
  run("make", "docs");
  copy("dist/book");
}
const slides = ["--manifest-path", "workshop/Cargo.toml", "--package", "slides"];
run("cargo", "run", "--quiet", "--target-dir", "target/workshop", ...slides);
copy("dist/slides");

writeFileSync(
  join(pack, "OFFLINE.md"),
  `# Without a network

Rust's toolchain, Node and Chrome are on the machine. In this folder:

\`\`\`sh
export PATH="$PWD/bin:$PATH"
cargo workshop start
\`\`\`

The slides are in \`dist/slides/index.html\`, the book of the workspace is in \`dist/book/index.html\`. What else there is: \`workshop/README.md\`.
`,
);
run(
  "tar",
  "--create",
  "--gzip",
  "--file",
  "dist/workshop.tar.gz",
  "--directory",
  "dist",
  "workshop",
);
console.log("dist/workshop, and dist/workshop.tar.gz");
