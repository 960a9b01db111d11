// What is in a module, by V8 and by wabt.

import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { npmTool } from "./command.js";

/** @param {string} path */
export const size = (path) => fs.statSync(path).size;

/** @param {string} path */
export const sha256 = (path) => createHash("sha256").update(fs.readFileSync(path)).digest("hex");

/** @param {string} path */
export const compile = (path) => new WebAssembly.Module(fs.readFileSync(path));

/** @param {string} path */
export const exportsOf = (path) => WebAssembly.Module.exports(compile(path)).map((it) => it.name);

/** @param {string} path */
export const importsOf = (path) =>
  WebAssembly.Module.imports(compile(path)).map((it) => `${it.module}.${it.name}`);

/**
 * The bytes of a custom section, 0 where there is none.
 *
 * @param {string} path
 * @param {string} name
 */
export const customSection = (path, name) =>
  WebAssembly.Module.customSections(compile(path), name)[0]?.byteLength ?? 0;

/**
 * The exports of an instance of a module that imports nothing.
 *
 * @param {string} path
 */
export const instantiate = (path) =>
  /** @type {any} */ (new WebAssembly.Instance(compile(path)).exports);

/**
 * @param {string} path
 * @param {...string} flags
 */
export const objdump = async (path, ...flags) =>
  (await npmTool("wabt/bin/wasm-objdump", [...flags, path])).output;

/**
 * Whether wasm-validate takes a module.
 *
 * @param {string} path
 */
export const isValid = async (path) =>
  (await npmTool("wabt/bin/wasm-validate", [path], { mayFail: true })).status === 0;

/**
 * The functions with a body, each with its size in bytes and its name, where it has one.
 *
 * @param {string} path
 */
export async function functions(path) {
  const text = await objdump(path, "--details", "--section=code");
  return [...text.matchAll(/^ - func\[\d+\] size=(\d+)(?: <(.*)>)?$/gm)].map(
    ([, size, name = ""]) => ({
      size: Number(size),
      name,
    }),
  );
}

/**
 * The parameters and results of each exported function: "i32, i32" and "nil", for instance.
 *
 * @param {string} path
 */
export async function signatures(path) {
  const text = await objdump(path, "--details");
  const types = new Map(
    [...text.matchAll(/^ - type\[(\d+)\] \((.*)\) -> (.*)$/gm)].map((it) => [it[1], it]),
  );
  const of = new Map(
    [...text.matchAll(/^ - func\[(\d+)\] sig=(\d+)/gm)].map((it) => [it[1], it[2]]),
  );
  return [...text.matchAll(/^ - func\[(\d+)\](?: <.*>)? -> "(.*)"$/gm)].map(([, index, name]) => {
    const [, , parameters = "", results = ""] = types.get(of.get(index) ?? "") ?? [];
    return { name, parameters, results: results.replaceAll(/[()]/g, "") };
  });
}
