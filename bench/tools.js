// The workspace, as Cargo knows it, and its tools: Cargo, the pinned ones, and those of npm.

import { execFileSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const own = [".tools/bin", "node_modules/.bin"].map((path) => join(root, path));

/** With the pinned tools before all others. */
export const environment = {
  ...process.env,
  PATH: [...own, process.env.PATH].join(delimiter),
};

/**
 * What `cargo metadata` says of a workspace's own packages.
 *
 * @param {string} manifest
 */
export function metadata(manifest = join(root, "Cargo.toml")) {
  const command = ["metadata", "--no-deps", "--format-version=1", "--manifest-path", manifest];
  return JSON.parse(execFileSync("cargo", command, { cwd: root }).toString());
}
