// The package as JavaScript has it, and a server that knows a few addresses.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { test } from "node:test";
import { countLines, initSync } from "../pkg/fetch.js";

initSync({ module: readFileSync(new URL("../pkg/fetch_bg.wasm", import.meta.url)) });

/** What waits for its answer until somebody else has come. */
let waiting;
const server = createServer(({ url }, answer) => {
  if (url === "/poem")
    answer.end("Zwölf Boxkämpfer jagen Viktor\nquer über den großen\nSylter Deich\n");
  else if (url === "/empty") answer.writeHead(204).end();
  else if (url === "/first") waiting = answer;
  else if (url === "/second") answer.end("\n\n", () => waiting.end("\n"));
  else answer.writeHead(Number(url.slice(1)) || 404).end("<h1>\nSorry!\n</h1>");
});
// Where a promise never settles, the server is not what keeps this file waiting for it.
server.listen(0, "127.0.0.1").unref();
await new Promise((resolve) => server.once("listening", resolve));
const home = `http://127.0.0.1:${server.address().port}`;

/** How a promise ends, as text: what it is fulfilled with, or the error that it is rejected with. */
const ending = (promise) => promise.then(String, String);

test("lines are promised, and counted", async () => {
  const promise = countLines(`${home}/poem`);
  assert.ok(promise instanceof Promise);
  assert.equal(await ending(promise), "3");
  assert.equal(await ending(countLines(`${home}/empty`)), "0", "a success without a text");
});

test("a page that says Sorry is an error, not three lines", async () => {
  for (const status of [404, 403, 500]) {
    const address = `${home}/${status}`;
    const expected = `Error: ${address} answered with status ${status}`;
    assert.equal(await ending(countLines(address)), expected);
  }
});

test("who waits for one answer can ask for another", async () => {
  const both = [countLines(`${home}/first`), countLines(`${home}/second`)];
  assert.equal((await Promise.all(both)).join(" and "), "1 and 2");
});

test("what fetch itself says comes out", async () => {
  const ended = await ending(countLines("nowhere"));
  assert.equal(ended.split(":")[0], "TypeError");
});
