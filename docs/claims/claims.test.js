// Whether a run would notice that something has changed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { chapter } from "./chapter.js";
import { differences, readClaims, verdictOf } from "./claims.js";

/** @import { Claim } from "./claims.js" */

/** @type {Claim} */
const claim = {
  id: "moon",
  subject: "food",
  claim: "The moon is made of cheese.",
  verdict: "depends",
  holds: ["in stories"],
  fails: ["in the sky"],
  found: "It weighs {grams} g, its rind {rind} mm.",
  figures: { grams: 100, rind: { is: 5, least: 1, most: 9 }, colour: "grey" },
};
const found = {
  cases: { "in stories": true, "in the sky": false },
  figures: { grams: 109, rind: 9, colour: "grey" },
};

test("the verdict comes from the cases", () => {
  assert.equal(verdictOf({ a: true, b: true }), "true");
  assert.equal(verdictOf({ a: false }), "false");
  assert.equal(verdictOf({ a: true, b: false }), "depends");
  assert.throws(() => verdictOf({}), /no case/);
});

test("what is as it was is no difference", () => {
  assert.deepEqual(differences(claim, found), []);
});

test("another verdict is a difference, and so are other cases", () => {
  const never = { ...found, cases: { "in stories": false, "in the sky": false } };
  assert.match(differences(claim, never).join(), /was depends, is now false/);
  const turned = { ...found, cases: { "in stories": false, "in the sky": true } };
  assert.match(differences(claim, turned).join(), /depends on other cases/);
});

test("a figure that is off, missing or new is a difference", () => {
  const changed = (/** @type {object} */ figures) => ({
    ...found,
    figures: { ...found.figures, ...figures },
  });
  assert.match(differences(claim, changed({ grams: 111 })).join(), /grams was 100, is now 111/);
  assert.match(differences(claim, changed({ rind: 9.5 })).join(), /rind was .*, is now 9.5/);
  assert.match(differences(claim, changed({ colour: "green" })).join(), /is now "green"/);
  assert.match(differences(claim, changed({ height: 1 })).join(), /height = 1 is missing/);
  assert.match(differences(claim, { cases: found.cases }).join(), /grams is not found/);
});

test("the chapter has every claim with its figures", () => {
  const text = chapter([claim], []);
  assert.match(text, /### ◐ The moon is made of cheese\. \{#moon\}/);
  assert.match(
    text,
    /It holds in stories\. It does not in the sky\. It weighs 100 g, its rind 5 mm\./,
  );
  const { claims, unchecked } = readClaims();
  const all = chapter(claims, unchecked);
  for (const { id } of claims) assert.ok(all.includes(`{#${id}}`), id);
});
