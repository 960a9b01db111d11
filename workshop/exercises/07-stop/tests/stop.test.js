// The package as JavaScript has it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { countPrimes, initSync } from "../pkg/stop.js";

initSync({ module: readFileSync(new URL("../pkg/stop_bg.wasm", import.meta.url)) });

test("it counts to the end where nobody stops it", async () => {
  assert.equal(await countPrimes(100_000), 9592);
  assert.equal(await countPrimes(100_000, new AbortController().signal), 9592);
});

test("it does not begin where the signal is aborted before", async () => {
  // One step would be enough for these.
  assert.equal(await ending(countPrimes(10, AbortSignal.abort("never mind"))), "never mind");
});

test("a timer fires while it counts", async () => {
  const happened = [];
  setTimeout(() => happened.push("timer"), 0);
  await countPrimes(100_000);
  happened.push("counted");
  assert.equal(happened.join(", "), "timer, counted");
});

test("it can be stopped while it counts", async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort("enough"), 0);
  assert.equal(await ending(countPrimes(100_000, controller.signal)), "enough");
});

test("the reason comes out as it is", async () => {
  for (const reason of [{ of: "ours" }, null, 0]) {
    const stopped = countPrimes(100_000, AbortSignal.abort(reason));
    assert.equal(await ending(stopped), reason);
  }
  // Where none is given, the signal makes one.
  const stopped = await ending(countPrimes(100_000, AbortSignal.abort()));
  assert.equal(stopped.name, "AbortError");
});

/** What a promise ends with, whether it is fulfilled or rejected. */
function ending(promise) {
  return promise.catch((reason) => reason);
}
