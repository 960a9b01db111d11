// @ts-check
// What the projects are built with, and the packages that they install.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { delimiter, join } from "node:path";

const room = import.meta.dirname;
const packed = join(room, "../../dist/packages");
const isWindows = process.platform === "win32";

export const environment = {
  ...process.env,
  PATH: [join(room, "node_modules/.bin"), process.env.PATH].join(delimiter),
  // Projects say `cp`, as most of their users would.
  ...(isWindows && { npm_config_script_shell: "bash" }),
};

/**
 * Runs a command that must succeed.
 *
 * @param {string} folder
 * @param {string[]} words
 * @returns What it printed.
 */
export function runIn(folder, ...words) {
  const [program = "", ...parameters] = words;
  const { status, stdout, stderr } = spawnSync(program, parameters, {
    cwd: folder,
    env: environment,
    encoding: "utf8",
    shell: isWindows,
  });
  assert.equal(status, 0, `${words.join(" ")} failed:\n${stdout}${stderr}`);
  return stdout;
}

/** Installs the tools where they are not as the lockfile says. */
export function tools() {
  const folder = join(room, "node_modules");
  const installed = join(folder, ".installed.json");
  const lock = fs.readFileSync(join(room, "package-lock.json"));
  if (!fs.existsSync(installed) || !fs.readFileSync(installed).equals(lock)) {
    runIn(room, "npm", "ci", "--no-audit", "--no-fund");
    fs.writeFileSync(installed, lock);
  }
  return folder;
}

/** All that `cargo xtask pack` has packed. */
export const tarballs = fs.existsSync(packed)
  ? fs.readdirSync(packed).map((file) => join(packed, file))
  : [];
assert.ok(tarballs.length > 0, `there are no packages in ${packed}: run cargo xtask pack`);

/**
 * The packed package of this name.
 *
 * @param {string} name
 */
export function tarball(name) {
  const found = tarballs.find((path) => path.slice(packed.length + 1).match(`^${name}-[0-9]`));
  assert.ok(found, `${name} is not in ${packed}: run cargo xtask pack`);
  return found;
}
