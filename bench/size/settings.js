// The rows: what each changes of how the workspace builds a crate. One thing at a time, but for the guide's.

/** @import { Crate } from "./crates.js" */

/**
 * @typedef {object} Setting
 * @property {string} name
 * @property {Record<string, string | number | boolean>} [profile] - Of Cargo's release profile.
 * @property {boolean} [alone] - Whether the library is a cdylib only, or an rlib beside it as its manifest says.
 * @property {string[]} [optimize] - What wasm-opt does in place of what the crate says; nothing where this is empty.
 * @property {string[]} [rustc] - More flags.
 * @property {string} [without] - A feature of the package that is left out; other crates do not have the row.
 * @property {boolean} [nightly] - With the standard library compiled anew, which stable cannot do.
 */

/** What wasm-opt finds out by itself where `target_features` is there. */
const features = [
  "bulk-memory",
  "bulk-memory-opt",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
  "simd",
].map((feature) => `--enable-${feature}`);

const oz = ["-Oz", "--strip-producers"];

/** @type {Setting} */
export const base = { name: "workspace" };

/** As in the guide, of which these are all differences from the workspace. */
const guide = [
  { "opt-level": 3, lto: false, "codegen-units": 16 },
  { "opt-level": "s", lto: true, "codegen-units": 16 },
  { "opt-level": "z", lto: true, "codegen-units": 1 },
];

/** @type {Setting[]} */
export const settings = [
  base,
  { name: "opt-level 3", profile: { "opt-level": 3 } },
  { name: "opt-level s", profile: { "opt-level": "s" } },
  { name: "opt-level z", profile: { "opt-level": "z" } },
  { name: "lto off", profile: { lto: "off" } },
  { name: "lto thin, rlib too", profile: { lto: "thin" }, alone: false },
  { name: "lto fat, rlib too", profile: { lto: "fat" }, alone: false },
  { name: "cdylib alone", alone: true },
  { name: "cdylib alone, lto thin", profile: { lto: "thin" }, alone: true },
  { name: "cdylib alone, lto fat", profile: { lto: "fat" }, alone: true },
  { name: "codegen-units 1", profile: { "codegen-units": 1 } },
  { name: "codegen-units 16", profile: { "codegen-units": 16 } },
  { name: "panic abort", profile: { panic: "abort" } },
  { name: "panic unwind", profile: { panic: "unwind" } },
  { name: "nightly, panic abort", profile: { panic: "abort" }, nightly: true },
  { name: "nightly, immediate-abort", profile: { panic: "immediate-abort" }, nightly: true },
  { name: "strip none", profile: { strip: "none" } },
  { name: "strip debuginfo", profile: { strip: "debuginfo" } },
  { name: "strip symbols", profile: { strip: "symbols" } },
  {
    name: "strip symbols, features told",
    profile: { strip: "symbols" },
    optimize: [...oz, ...features],
  },
  { name: "wasm-opt none", optimize: [] },
  ...[["-O"], ["-Os"], ["-Oz"], ["-O3"], ["-O4", "--converge"]].map((level) => ({
    name: `wasm-opt ${level.join(" ")}`,
    optimize: [...level, "--strip-producers"],
  })),
  { name: "simd128 off", rustc: ["-Ctarget-feature=-simd128"] },
  { name: "std in place of no_std", without: "small" },
  { name: "guide 1: 3, no LTO", profile: guide[0], optimize: [] },
  { name: "guide 2: s, lto", profile: guide[1], optimize: [] },
  { name: "guide 3: z, lto, 1 unit", profile: guide[2], optimize: [] },
  { name: "guide 4: wasm-opt -Oz", profile: guide[2], optimize: oz },
  { name: "guide 2, cdylib alone", profile: guide[1], optimize: [], alone: true },
  { name: "guide 3, cdylib alone", profile: guide[2], optimize: [], alone: true },
  { name: "guide 4, cdylib alone", profile: guide[2], optimize: oz, alone: true },
];

/** @type {(setting: Setting, crate: Crate) => boolean} */
export function applies({ without }, { shipped }) {
  return !without || shipped.includes(without);
}
