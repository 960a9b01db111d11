// What JavaScript sees of a refusal.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { channels, initSync, Lamp } from "../pkg/errors.js";

initSync({ module: readFileSync(new URL("../pkg/errors_bg.wasm", import.meta.url)) });

/** What a function throws, as text, such as `Error: …`. */
function thrown(work) {
  try {
    work();
    return "nothing is thrown";
  } catch (error) {
    return error instanceof Error ? String(error) : `no Error, but ${typeof error} ${error}`;
  }
}

test("what is right works", () => {
  assert.deepEqual([...channels("#ff8000")], [255, 128, 0]);
  const lamp = new Lamp();
  lamp.set("#010203", 50);
  assert.deepEqual([...lamp.colour, lamp.level], [1, 2, 3, 50]);
});

test("channels() refuses with an Error that names the thing and the cure", () => {
  assert.match(
    thrown(() => channels("orange")),
    /^Error: .*"orange".*#rrggbb/,
  );
});

test("lamp.set() refuses likewise, and the lamp works on", () => {
  const lamp = new Lamp();
  lamp.set("#010203", 50);
  assert.match(
    thrown(() => lamp.set("#ff8000", 200)),
    /^Error: .*200.*0 to 100/,
  );
  assert.match(
    thrown(() => lamp.set("#ff8000", Number("full"))),
    /^Error: .*NaN.*0 to 100/,
  );
  assert.match(
    thrown(() => lamp.set("orange", 10)),
    /^Error: .*"orange".*#rrggbb/,
  );
  assert.deepEqual([...lamp.colour, lamp.level], [1, 2, 3, 50]);
  lamp.set("#ff8000", 100);
  assert.deepEqual([...lamp.colour, lamp.level], [255, 128, 0, 100]);
});

test("a thousand refusals do no harm", () => {
  const lamp = new Lamp();
  for (let time = 0; time < 1000; time++) {
    assert.match(
      thrown(() => lamp.set("orange", time)),
      /^Error: /,
    );
  }
  lamp.set("#ff8000", 1);
  assert.equal(lamp.level, 1);
});
