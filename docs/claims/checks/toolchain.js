// The compiler, its target, and the tools that must fit.

import * as fs from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { root, run } from "../tools/command.js";
import {
  build,
  buildWords,
  cargo,
  crates,
  firstError,
  once,
  readToml,
  scratch,
  target,
  wasmPack,
} from "../tools/crates.js";
import { sha256 } from "../tools/module.js";
import { race } from "../tools/time.js";

/** @import { Checks } from "../claims.js" */

/** The module of a crate in a workspace of its own. */
const buildAlone = (/** @type {string} */ name) =>
  once(`alone ${name}`, async (folder) => {
    const words = ["build", "--locked", "--release", "--target", target];
    await cargo(words, { folder: join(crates, name) });
    const path = join(folder, `${name}.wasm`);
    fs.copyFileSync(join(scratch, "target", target, "release", `${name}.wasm`), path);
    return path;
  });

/** What wasm-bindgen says to a module of another version; "" where it takes it. */
async function refusal(/** @type {string} */ name) {
  const words = [await buildAlone(name), "--out-dir", join(scratch, "refused"), "--target", "web"];
  const { status, text } = await run("wasm-bindgen", words, { mayFail: true });
  return status === 0 ? "" : text;
}

/** What the compiler says where the target is not installed: it looks into an empty folder. */
async function withoutTarget() {
  const empty = join(scratch, "empty");
  fs.mkdirSync(empty, { recursive: true });
  const CARGO_ENCODED_RUSTFLAGS = ["--sysroot", empty].join("\x1f");
  const words = ["check", "--package", "raw", "--target", target];
  return (await cargo(words, { variables: { CARGO_ENCODED_RUSTFLAGS }, mayFail: true })).text;
}

/**
 * The hash of a module with a dependency, built in a folder of its own.
 *
 * @param {string} name
 * @param {{ ownHome?: boolean, remapped?: boolean }} [options]
 */
async function elsewhere(name, { ownHome = false, remapped = false } = {}) {
  await build("located");
  const folder = join(scratch, name);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.cpSync(crates, join(folder, "crates"), { recursive: true });
  const home = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const own = join(folder, "home");
  fs.mkdirSync(own);
  // What was fetched is found in both homes.
  fs.symlinkSync(join(home, "registry"), join(own, "registry"), "junction");
  for (const file of ["config.toml", "config"])
    if (fs.existsSync(join(home, file))) fs.copyFileSync(join(home, file), join(own, file));
  const CARGO_TARGET_DIR = join(folder, "target");
  const flag = `--remap-path-prefix=${ownHome ? own : home}=/cargo`;
  await cargo([...buildWords("located"), "--offline"], {
    folder: join(folder, "crates"),
    variables: {
      CARGO_TARGET_DIR,
      ...(ownHome && { CARGO_HOME: own }),
      ...(remapped && { CARGO_ENCODED_RUSTFLAGS: flag }),
    },
  });
  return sha256(join(CARGO_TARGET_DIR, target, "release/located.wasm"));
}

/** The lowest Rust that the packages of a crate ask for, as [major, minor]. */
async function lowestRust(/** @type {string} */ name) {
  const words = ["metadata", "--locked", "--format-version=1", "--filter-platform", target];
  const { packages } = JSON.parse((await cargo(words)).output);
  const tree = ["tree", "--locked", "--package", name, "--target", target];
  const { output } = await cargo([...tree, "--prefix=none", "--edges=normal", "--format={p}"]);
  const names = new Set(output.split("\n").map((line) => line.split(" ").slice(0, 2).join(" ")));
  const minors = packages
    .filter((/** @type {any} */ it) => it.source && names.has(`${it.name} v${it.version}`))
    .map((/** @type {any} */ it) => Number(it.rust_version?.split(".")[1] ?? 0));
  return Math.max(...minors);
}

/** @type {Checks} */
export const checks = {
  "rust-178-is-enough": async () => {
    const minor = await lowestRust("hello");
    return { cases: { "for this wasm-bindgen": minor <= 78 }, figures: { lowest: `1.${minor}` } };
  },

  "toolchain-file-binds-everyone": async () => {
    const active = async (/** @type {string | undefined} */ RUSTUP_TOOLCHAIN) =>
      (
        await run("rustup", ["show", "active-toolchain"], {
          variables: { RUSTUP_TOOLCHAIN },
          mayFail: true,
        })
      ).text;
    const { channel } = readToml(join(root, "rust-toolchain.toml")).toolchain;
    return {
      cases: {
        "by itself": (await active(undefined)).startsWith(channel),
        "with `RUSTUP_TOOLCHAIN` set": (await active("no-such-toolchain")).startsWith(channel),
      },
    };
  },

  "pinned-toolchain-same-bytes": async () => {
    const one = await elsewhere("one");
    const remapped = [
      await elsewhere("four", { remapped: true }),
      await elsewhere("five", { ownHome: true, remapped: true }),
    ];
    return {
      cases: {
        "in two folders, with one home of cargo": one === (await elsewhere("two")),
        "with two homes of cargo": one === (await elsewhere("three", { ownHome: true })),
        "with two homes, where paths are remapped": remapped[0] === remapped[1],
      },
    };
  },

  "target-must-be-added": async () => {
    const text = await withoutTarget();
    return {
      cases: { "without it": text.includes(`rustup target add ${target}`) },
    };
  },

  "check-tells-of-missing-std": async () => {
    const text = await withoutTarget();
    const error = text.match(/can't find crate for `.*`/)?.[0] ?? "";
    return {
      cases: {
        "where the target is not installed": error !== "",
        "where a dependency uses `std::fs`": (await firstError("check", "system")) !== "",
      },
      figures: { error },
    };
  },

  "check-tells-of-missing-allocator": async () => {
    const check = await firstError("check", "unallocated");
    const linked = await firstError("build", "unallocated");
    return {
      cases: { "as an undefined __rust_alloc": /__rust_alloc/.test(check + linked) },
      figures: { check, linked },
    };
  },

  "check-is-far-faster": async () => {
    const source = join(crates, "hello/src/lib.rs");
    await build("hello");
    const touched = (/** @type {() => Promise<unknown>} */ task) => () => {
      fs.utimesSync(source, new Date(), new Date());
      return task();
    };
    const words = ["check", "--locked", "--package", "hello", "--target", target];
    const packed = join(scratch, "touched");
    const { check, pack } = await race(
      {
        check: touched(() => cargo(words)),
        pack: touched(() => wasmPack("hello", ["--out-dir", packed])),
      },
      1,
    );
    return { cases: { "after a change": check * 3 < pack }, figures: { times: pack / check } };
  },

  "cdylib-makes-the-module": async () => {
    const made = async (/** @type {string} */ types) => {
      const CARGO_TARGET_DIR = join(scratch, "types");
      fs.rmSync(CARGO_TARGET_DIR, { recursive: true, force: true });
      await cargo(buildWords("raw", { types }), { variables: { CARGO_TARGET_DIR } });
      return fs.readdirSync(join(CARGO_TARGET_DIR, target, "release"));
    };
    const alone = await made("cdylib");
    const library = await made("rlib");
    return {
      cases: {
        "a cdylib is a module": alone.includes("raw.wasm") && !alone.includes("libraw.rlib"),
        "an rlib is none": library.includes("libraw.rlib") && !library.includes("raw.wasm"),
      },
    };
  },

  "rlib-for-native-tests": async () => {
    const test = async (/** @type {string[]} */ ...words) =>
      (await cargo(["test", "--locked", "--package", "tested", ...words], { mayFail: true })).text;
    const inside = await test("--lib");
    const outside = await test("--test", "outside");
    return {
      cases: {
        "for tests in the crate itself": !inside.includes("test result: ok. 1 passed"),
        "for tests in `tests/`":
          outside.includes("cannot find module or crate `tested`") ||
          outside.includes("unresolved import"),
      },
    };
  },

  "version-skew-is-an-error": async () => {
    const { output } = await run("wasm-bindgen", ["--version"]);
    return {
      cases: {
        "with 0.2.92 in the crate": (await refusal("older")) !== "",
        "with 0.2.128 in the crate": (await refusal("previous")) !== "",
      },
      figures: { tool: output.trim().split(" ")[1] },
    };
  },

  "version-skew-message": async () => {
    const text = await refusal("older");
    const words = text.slice(text.indexOf("it looks like")).replaceAll(/\s+/g, " ");
    const guide = "was linked against a different version of wasm-bindgen";
    return {
      cases: { "word for word": words.includes(guide) },
      figures: { message: words.slice(0, words.indexOf(":")) },
    };
  },

  "wasm-pack-avoids-skew": async () => {
    const words = ["--out-dir", join(scratch, "skewed"), "--mode", "no-install"];
    const { status, text } = await wasmPack("older", words, { mayFail: true });
    return {
      cases: {
        "it runs no other version": status !== 0 && text.includes("Not able to find or install"),
      },
    };
  },

  "manifest-version-is-the-version": async () => {
    const { output } = await cargo([
      "tree",
      "--locked",
      "--package",
      "caret",
      "--depth=1",
      "--prefix=none",
    ]);
    const locked = output.match(/wasm-bindgen v([\d.]+)/)?.[1];
    return { cases: { 'where it says "0.2.92"': locked === "0.2.92" } };
  },

  "wasi-target-name": async () => {
    const { output } = await run("rustc", ["--print", "target-list"]);
    const names = output.split("\n");
    return {
      cases: { "wasm32-wasi": names.includes("wasm32-wasi") },
      figures: { wasi: names.filter((it) => /^wasm32-wasi/.test(it)).join(", ") },
    };
  },
};
