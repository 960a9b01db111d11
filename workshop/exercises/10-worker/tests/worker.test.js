// Both ends of the worker, joined by ports of Node's, which are used as a browser's Worker is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { answer } from "../answer.js";
import { connect } from "../client.js";
import { initSync, mandelbrot } from "../pkg/worker.js";

initSync({ module: readFileSync(new URL("../pkg/worker_bg.wasm", import.meta.url)) });

const tiny = { width: 2, height: 1 };
const none = { width: 0, height: 2 };

/** What an answer says, in short: lists of pixels as text, and errors that are no text, too. */
const shown = (answer) =>
  Object.fromEntries(
    Object.entries(answer).map(([key, it]) => [key, typeof it === "object" ? String(it) : it]),
  );

/** Lets others have their turn. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** More turns than a message takes to come and its answer to go. */
async function manyTurns() {
  for (let turns = 0; turns < 100; turns += 1) await turn();
}

/** An answering end in this thread, and all that it has answered. */
function answering(context, ready = Promise.resolve()) {
  const { port1: page, port2: worker } = new MessageChannel();
  context.after(() => page.close());
  const answers = [];
  page.onmessage = ({ data }) => answers.push(shown(data));
  answer(worker, ready);
  return { page, worker, answers };
}

test("each request is answered, with its id", async (context) => {
  const { page, answers } = answering(context);
  page.postMessage({ id: 7, ...tiny });
  page.postMessage({ id: 3, width: 1, height: 1 });
  await manyTurns();
  assert.deepEqual(answers, [
    { id: 7, pixels: String(mandelbrot(2, 1)) },
    { id: 3, pixels: String(mandelbrot(1, 1)) },
  ]);
});

test("what goes wrong is answered too, and what is asked after that", async (context) => {
  const { page, answers } = answering(context);
  page.postMessage({ id: 1, ...none });
  page.postMessage({ id: 2, ...tiny });
  await manyTurns();
  assert.deepEqual(answers, [
    { id: 1, error: "0 × 2 pixels are none, or more than 16 million" },
    { id: 2, pixels: String(mandelbrot(2, 1)) },
  ]);
});

test("what is asked before the package is loaded is answered after", async (context) => {
  let load = () => {};
  const { page, answers } = answering(context, new Promise((resolve) => (load = resolve)));
  page.postMessage({ id: 1, ...tiny });
  await manyTurns();
  assert.deepEqual(answers, [], "before it is loaded");
  load();
  await manyTurns();
  assert.deepEqual(answers, [{ id: 1, pixels: String(mandelbrot(2, 1)) }], "after it is loaded");
});

test("that the package cannot be loaded is an answer", async (context) => {
  const broken = Promise.reject(new Error("404"));
  broken.catch(() => {});
  const { page, answers } = answering(context, broken);
  page.postMessage({ id: 1, ...tiny });
  await manyTurns();
  assert.deepEqual(answers, [{ id: 1, error: "404" }]);
});

test("pixels are moved, not copied", async (context) => {
  const { page, worker } = answering(context);
  const posted = [];
  const post = worker.postMessage.bind(worker);
  worker.postMessage = (message, transfer) => {
    post(message, transfer);
    posted.push(message);
  };
  page.postMessage({ id: 1, ...tiny });
  await manyTurns();
  assert.equal(posted.length, 1, "answers");
  assert.equal(posted[0].pixels?.byteLength, 0, "bytes that are left behind");
});

test("the main thread goes on meanwhile", { timeout: 60_000 }, async (context) => {
  // What is not answered here would be waited for there.
  const { page: here, answers } = answering(context);
  here.postMessage({ id: 1, ...tiny });
  await manyTurns();
  assert.deepEqual(answers, [{ id: 1, pixels: String(mandelbrot(2, 1)) }], "in the main thread");

  const { port1: page, port2: port } = new MessageChannel();
  const file = new URL("./thread.js", import.meta.url);
  const thread = new Worker(file, { workerData: port, transferList: [port] });
  context.after(() => thread.terminate());
  const stopped = new Promise((_, reject) => thread.once("error", reject));
  const { ask } = connect(page);
  // Once this is here, the package is loaded: what follows is the picture alone.
  await Promise.race([ask(tiny), stopped]);

  let turns = 0;
  let isPainted = false;
  const picture = Promise.race([ask({ width: 150, height: 100 }), stopped]).finally(() => {
    isPainted = true;
  });
  for (; !isPainted; turns += 1) await turn();
  assert.ok(turns >= 10, `${turns} turns of the main thread while the worker painted`);
  assert.equal(String(await picture), String(mandelbrot(150, 100)));
});
