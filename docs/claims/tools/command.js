// The programs that checks run, with the workspace's own tools first on the path.

import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";

export const root = join(import.meta.dirname, "../../..");

/**
 * @typedef {object} Ran
 * @property {number | null} status
 * @property {string} output - What it wrote to standard output.
 * @property {string} text - The same with what it wrote to standard error.
 */

/**
 * @typedef {object} Options
 * @property {string} [folder] - Where it runs; else the root.
 * @property {Record<string, string | undefined>} [variables] - Beyond those of this process; undefined takes one away.
 * @property {boolean} [mayFail] - Whether to return, too, when it does not succeed.
 */

/** Why a check cannot be run on this host, though nothing is wrong. */
export class LeftOut extends Error {}

const path = [join(root, ".tools/bin"), join(root, "node_modules/.bin"), process.env.PATH];

/**
 * @param {string} program
 * @param {string[]} words
 * @param {Options} [options]
 * @returns {Promise<Ran>}
 * @throws {Error} If it does not start, or does not succeed and that was not expected.
 */
export async function run(program, words, options = {}) {
  const { folder = root, variables = {}, mayFail = false } = options;
  const child = spawn(program, words, {
    cwd: folder,
    env: { ...process.env, PATH: path.join(delimiter), ...variables },
    stdio: ["ignore", "pipe", "pipe"],
    // There, npm is a batch file.
    shell: process.platform === "win32" && program === "npm",
  });
  let output = "";
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part) => {
    output += part;
    text += part;
  });
  child.stderr.setEncoding("utf8").on("data", (part) => {
    text += part;
  });
  const status = await new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new Error(`${program} does not start: ${error}`)));
    child.once("close", resolve);
  });
  if (status !== 0 && !mayFail)
    throw new Error(`${[program, ...words].join(" ")} ended with ${status}:\n${text.slice(-2000)}`);
  return { status, output, text };
}

/**
 * A program of a package of npm: by Node, since what npm links to is a batch file on Windows.
 *
 * @param {string} file - From node_modules on.
 * @param {string[]} words
 * @param {Options} [options]
 */
export const npmTool = (file, words, options) =>
  run(process.execPath, [join(root, "node_modules", file), ...words], options);
