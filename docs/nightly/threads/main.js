// @ts-check
// Four threads add to one count, in one memory.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { add, count, initSync, sharedMemory } from "./pkg/threads.js";

const [threads, times] = [4, 1_000_000];

if (isMainThread) {
  const bytes = await readFile(new URL("pkg/threads_bg.wasm", import.meta.url));
  const module = new WebAssembly.Module(bytes);
  initSync({ module });
  const ends = Array.from({ length: threads }, () => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: { module, memory: sharedMemory() },
    });
    return new Promise((resolve, reject) => worker.once("exit", resolve).once("error", reject));
  });
  await Promise.all(ends);
  assert.equal(count(), threads * times);
  console.log(`${threads} threads counted to ${count()} in one memory`);
} else {
  initSync(workerData);
  add(times);
}
