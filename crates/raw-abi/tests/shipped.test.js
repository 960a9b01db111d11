// @ts-check
// The package as it is shipped: run `node --test` once it is built.

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { test } from "node:test";
import init, { connect, greet, initSync } from "../pkg/raw_abi.js";

const bytes = await readFile(new URL("../pkg/raw_abi.wasm", import.meta.url));
const module = await WebAssembly.compile(bytes);

async function freshExports() {
  return (await WebAssembly.instantiate(module)).exports;
}

test("the module has at most 2,048 bytes", () => {
  assert.ok(bytes.length <= 2048, `${bytes.length} bytes`);
});

test("the module imports nothing", () => {
  assert.deepEqual(WebAssembly.Module.imports(module), []);
});

test("names are greeted", async () => {
  const { greet } = connect(await freshExports());
  for (const name of ["Ada", "Zoë", "e\u0301", "👩‍👩‍👧‍👦", "\uFEFF日本", "עברית", "\0"]) {
    assert.equal(greet(name), `Hello, ${name}!`);
  }
  assert.equal(greet(""), "Hello, world!");
  assert.equal(greet("\uD800"), "Hello, \uFFFD!");
});

test("a million greetings take no more memory than one", async () => {
  const exports = await freshExports();
  const memory = /** @type {WebAssembly.Memory} */ (exports.memory);
  const { greet } = connect(exports);
  greet("Ada");
  const before = memory.buffer.byteLength;
  for (let i = 0; i < 1_000_000; i++) greet("Ada");
  assert.equal(memory.buffer.byteLength, before);
});

test("out of memory is an error, and it works again when memory is given back", async () => {
  const exports = await freshExports();
  const allocate = /** @type {(length: number) => number} */ (exports.allocate);
  const release = /** @type {(address: number) => void} */ (exports.release);
  const { greet } = connect(exports);

  // Nothing is written to the buffers, so the system need not find four gigabytes.
  const addresses = [];
  let end = 0;
  for (let length = 2 ** 30; length >= 1; length /= 2) {
    for (let address = allocate(length); address !== 0; address = allocate(length)) {
      addresses.push(address);
      assert.ok(address >>> 0 >= end, "buffers overlap");
      end = (address >>> 0) + length;
    }
  }
  assert.ok(end <= 2 ** 32);
  assert.throws(() => greet("Ada"), /no memory left for a name of 3 bytes/);
  release(addresses.at(-3) ?? 0);
  assert.throws(() => greet("Ada"), /no memory left for it/);
  release(addresses[0]);
  assert.equal(greet("Ada"), "Hello, Ada!");
});

test("what a module hands back is checked", async () => {
  const exports = await freshExports();
  /** @param {() => unknown} greet */
  const greetedBy = (greet) => () => connect({ ...exports, greet }).greet("Ada");

  assert.throws(
    greetedBy(() => 1n),
    /the name is not UTF-8/,
  );
  assert.throws(
    greetedBy(() => 3n),
    /the name is not in a buffer/,
  );
  assert.throws(
    greetedBy(() => 99n),
    /unknown reason 99/,
  );
  assert.throws(
    greetedBy(() => 0xffff_ffff_0000_0001n),
    /not in its memory/,
  );
  assert.throws(
    greetedBy(() => 0x0000_0010_ffff_fff0n),
    /not in its memory/,
  );
  assert.throws(
    greetedBy(() => undefined),
    TypeError,
  );
  const { memory } = /** @type {{ memory: WebAssembly.Memory }} */ (
    /** @type {unknown} */ (exports)
  );
  const invalid = () => {
    const pointer = /** @type {(length: number) => number} */ (exports.allocate)(1);
    new Uint8Array(memory.buffer)[pointer] = 0xff;
    return (BigInt(pointer) << 32n) | 1n;
  };
  assert.throws(greetedBy(invalid), TypeError);
});

test("the exports of another module are refused", () => {
  assert.throws(() => connect({}), /does not export memory, allocate, release, greet/);
});

test("it is loaded from a server, whose failure is told", async (context) => {
  const server = createServer((request, response) => {
    if (request.url === "/raw_abi.wasm") {
      response.writeHead(200, { "content-type": "application/wasm" }).end(bytes);
    } else {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1");
  context.after(() => server.close());
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

  assert.throws(() => greet("Ada"), { name: "Error", message: /call and await init\(\) first/ });
  const at = (/** @type {string} */ file) => ({
    module_or_path: `http://127.0.0.1:${port}/${file}`,
  });
  await assert.rejects(init(at("missing.wasm")), {
    name: "Error",
    message: /missing\.wasm cannot be loaded: the server answers 404 Not Found/,
  });
  await init(at("raw_abi.wasm"));
  assert.equal(greet("Ada"), "Hello, Ada!");
  await init(at("missing.wasm"));
  assert.equal(greet("Ada"), "Hello, Ada!");
});

test("it is made of bytes and of a compiled module", async () => {
  for (const source of [bytes, module]) {
    const fresh = await import(`../pkg/raw_abi.js?${source.constructor.name}`);
    fresh.initSync({ module: source });
    assert.equal(fresh.greet("Ada"), "Hello, Ada!");
  }
  initSync({ module: bytes });
});
