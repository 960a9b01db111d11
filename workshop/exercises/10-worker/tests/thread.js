// What Node starts as a worker: as worker.js, with a port that the test brings, and the package from a file.
import { readFile } from "node:fs/promises";
import { workerData } from "node:worker_threads";
import { answer } from "../answer.js";
import init from "../pkg/worker.js";

const file = readFile(new URL("../pkg/worker_bg.wasm", import.meta.url));
answer(workerData, init({ module_or_path: file.then((bytes) => WebAssembly.compile(bytes)) }));
