// Builds the rows of a crate.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build, folder } from "./build.js";

/** @import { Built } from "./build.js" */
/** @import { Crate } from "./crates.js" */
/** @import { Setting } from "./settings.js" */

/** @typedef {{ crate: string, name: string, built?: Built, failure?: string }} Row */

/**
 * A row that cannot be built is one, too.
 *
 * @param {string} crate
 * @param {string} name
 * @param {() => Built} work
 * @returns {Row}
 */
export function row(crate, name, work) {
  try {
    return { crate, name, built: work() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message);
    return { crate, name, failure: message.split("\n")[0] };
  }
}

/**
 * @param {Crate} crate
 * @param {Setting} setting
 * @param {boolean} timed
 */
export function variant(crate, setting, timed) {
  const { name, stem, bindgen } = crate;
  const { profile = {}, alone = !bindgen, optimize = crate.wasmOpt, nightly, rustc } = setting;
  const level = profile["opt-level"];
  const values = Object.entries(profile).map(([key, value]) => [`profile.release.${key}`, value]);
  // A crate may have a level of its own, which that of the profile would leave as it is.
  if (level) values.push([`profile.release.package.${name}.opt-level`, level]);
  const flags = values.flatMap(([key, value]) => ["--config", `${key}=${JSON.stringify(value)}`]);
  const features = crate.shipped.filter((feature) => feature !== setting.without);
  if (features.length) flags.push("--features", features.join());
  if (alone) flags.push("--crate-type", "cdylib");
  const out = join(folder, "packages", name, setting.name.replaceAll(/[^\w.-]+/g, "-"));
  const glue = bindgen ? undefined : join(crate.folder, `${stem}.js`);
  return row(name, setting.name, () =>
    build({ name, flags, nightly, rustc }, { stem, out, glue, optimize }, timed),
  );
}

/**
 * Why there are no rows that want a nightly compiler, if so.
 *
 * @returns {string | undefined}
 */
export function withoutNightly() {
  /** @type {(...args: string[]) => string} */
  const rustup = (...args) =>
    execFileSync("rustup", args, { stdio: ["ignore", "pipe", "ignore"] }).toString();
  try {
    // Naming a toolchain that is not there could make rustup install it.
    if (!/^nightly/m.test(rustup("toolchain", "list"))) return "no nightly toolchain is installed";
    const sysroot = rustup("run", "nightly", "rustc", "--print", "sysroot").trim();
    return existsSync(join(sysroot, "lib/rustlib/src/rust/library"))
      ? undefined
      : "the nightly toolchain lacks the component rust-src";
  } catch {
    return "there is no rustup to tell of a nightly toolchain";
  }
}
