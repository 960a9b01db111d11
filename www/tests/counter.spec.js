import { expect, openCard, test } from "./fixture.js";

/** @import { Page } from "@playwright/test" */

/** @param {Page} page */
async function firstCounter(page) {
  const card = await openCard(page, "counter");
  return card.getByRole("region", { name: "The first counter" });
}

test("counts, resets, and counts down", async ({ page }) => {
  const card = await firstCounter(page);
  const value = card.getByLabel("Value", { exact: true });
  await expect(value).toHaveText("0");
  await card.getByRole("button", { name: "Increment", exact: true }).click();
  await expect(value).toHaveText("1");
  await card.getByLabel("Amount").fill("-11");
  await card.getByRole("button", { name: "Increment by it" }).click();
  await expect(value).toHaveText("-10");
  await card.getByRole("button", { name: "Reset" }).click();
  await expect(value).toHaveText("0");
});

test("overflow is explained and changes nothing", async ({ page }) => {
  const card = await firstCounter(page);
  const value = card.getByLabel("Value", { exact: true });
  const message = card.getByLabel("Message");
  const increment = card.getByRole("button", { name: "Increment", exact: true });
  await card.getByLabel("Start value").fill("9007199254740990");
  await card.getByRole("button", { name: "New counter" }).click();
  await increment.click();
  await expect(value).toHaveText("9007199254740991");
  await expect(message).toBeEmpty();

  await increment.click();
  await expect(message).toHaveText(/^RangeError: 9007199254740991 plus 1 is outside/);
  await expect(value).toHaveText("9007199254740991");

  await card.getByRole("button", { name: "Reset" }).click();
  await expect(value).toHaveText("9007199254740990");
  await expect(message).toBeEmpty();
});

test("what is no whole number is refused, and the old counter stays", async ({ page }) => {
  const card = await firstCounter(page);
  for (const [field, button] of [
    ["Amount", "Increment by it"],
    ["Start value", "New counter"],
  ]) {
    for (const text of ["0.5", ""]) {
      await card.getByLabel(field).fill(text);
      await card.getByRole("button", { name: button }).click();
      await expect(card.getByLabel("Message")).toHaveText(/^RangeError: (0\.5|NaN) is not a whole/);
    }
  }
  await card.getByRole("button", { name: "Increment", exact: true }).press("Enter");
  await expect(card.getByLabel("Value", { exact: true })).toHaveText("1");
});

test("two counters are two, and share the module's memory", async ({ page }) => {
  const card = await openCard(page, "counter");
  const [first, second] = ["first", "second"].map((name) =>
    card.getByRole("region", { name: `The ${name} counter` }),
  );
  await first.getByRole("button", { name: "Increment", exact: true }).click();
  await expect(first.getByLabel("Value", { exact: true })).toHaveText("1");
  await expect(second.getByLabel("Value", { exact: true })).toHaveText("0");
  await expect(card.getByText(/has \d+ KiB of memory for all its counters/)).toBeVisible();
});

test("a counter that is freed says so when it is used, and a new one takes its place", async ({
  page,
}) => {
  const card = await firstCounter(page);
  await card.getByRole("button", { name: "Free" }).click();
  await expect(card.getByLabel("Value", { exact: true })).toHaveText("freed");
  await card.getByRole("button", { name: "Increment", exact: true }).click();
  await expect(card.getByLabel("Message")).toHaveText("Error: null pointer passed to rust");
  await card.getByRole("button", { name: "New counter" }).click();
  await expect(card.getByLabel("Value", { exact: true })).toHaveText("0");
  await expect(card.getByLabel("Message")).toBeEmpty();
});

test("“using” frees at the end of its block", async ({ page }) => {
  const card = await openCard(page, "counter");
  await card.getByRole("button", { name: "Count with" }).click();
  await expect(card.getByLabel("Block")).toHaveText(
    /^In its block it counted to 42|^This browser does not know “using” yet/,
  );
});
