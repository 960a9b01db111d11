// The package as it is released.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const folder = new URL("../", import.meta.url);
const build = ["build", "--release", "--target", "web", "--out-dir", "pkg/release"];
execFileSync("wasm-pack", build, { cwd: fileURLToPath(folder), stdio: "pipe" });

const bytes = readFileSync(new URL("pkg/release/weigh_bg.wasm", folder));
const { commonest, initSync } = await import("../pkg/release/weigh.js");
initSync({ module: bytes });

test("the release does its work", () => {
  assert.equal(commonest("Hello"), "l 40.0 %");
  assert.equal(commonest("b".repeat(1_000_000)), "b 100.0 %");
  assert.equal(commonest("\ud83d"), "");
});

test("the release keeps its budget", () => {
  const manifest = readFileSync(new URL("Cargo.toml", folder), "utf8");
  const [, budget] = manifest.match(/^raw = (\d+)$/m) ?? [];
  const excess = bytes.length - Number(budget);
  assert.ok(excess <= 0, `${bytes.length} bytes, ${excess} more than the budget of ${budget}`);
});
