import { expect, openCard, test } from "./fixture.js";

test("rolls as many dice as asked, each within its sides", async ({ page }) => {
  const card = await openCard(page, "dice");
  const dice = card.getByLabel("Dice", { exact: true }).and(page.locator("output"));
  await expect(dice).toHaveText(/^[1-6]( [1-6]){4}$/);
  await card.getByLabel("Sides").fill("2");
  await card.getByRole("spinbutton", { name: "Dice" }).fill("100");
  await card.getByRole("button", { name: "Roll", exact: true }).click();
  await expect(dice).toHaveText(/^[12]( [12]){99}$/);
  // The chance that a fair coin shows one side only is 2 in 2^100.
  await expect(dice).toHaveText(/1.*2|2.*1/);
});

test("shows a part of very many", async ({ page }) => {
  const card = await openCard(page, "dice");
  await card.getByRole("spinbutton", { name: "Dice" }).fill("1000000");
  await card.getByRole("button", { name: "Roll", exact: true }).click();
  await expect(card.getByText("… and 999800 more")).toBeVisible();
});

test("what cannot be rolled is refused", async ({ page }) => {
  const card = await openCard(page, "dice");
  await card.getByLabel("Sides").fill("0");
  await card.getByRole("button", { name: "Roll", exact: true }).press("Enter");
  await expect(card.getByText("RangeError: sides must be a whole number")).toBeVisible();
});

test("makes another UUID each time", async ({ page }) => {
  const card = await openCard(page, "dice");
  const identifier = card.getByLabel("Identifier");
  const version4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
  await expect(identifier).toHaveText(version4);
  const first = String(await identifier.textContent());
  await card.getByRole("button", { name: "New UUID" }).click();
  await expect(identifier).not.toHaveText(first);
  await expect(identifier).toHaveText(version4);
});

test("keeps rolling into a histogram until it is told to stop", async ({ page }) => {
  const card = await openCard(page, "dice");
  const histogram = card.getByRole("img", { name: "How often each number came" });
  await expect(histogram.locator("div")).toHaveCount(6);
  const keep = card.getByRole("button", { name: "Keep rolling" });
  await keep.click();
  await expect(keep).toHaveAttribute("aria-pressed", "true");
  await expect(card.getByText(/^\d{3,} dice; each number came from/)).toBeVisible();
  await keep.click();
  await expect(keep).toHaveAttribute("aria-pressed", "false");

  await card.getByLabel("Sides").fill("1000");
  await card.getByRole("button", { name: "Roll", exact: true }).click();
  await expect(histogram.locator("div")).toHaveCount(40);
  await expect(card.getByText(/^5 dice; each group of numbers came from 0/)).toBeVisible();
});

test("stops rolling when that is refused", async ({ page }) => {
  const card = await openCard(page, "dice");
  await card.getByLabel("Sides").fill("0");
  const keep = card.getByRole("button", { name: "Keep rolling" });
  await keep.click();
  await expect(card.getByText("RangeError: sides must be a whole number")).toBeVisible();
  await expect(keep).toHaveAttribute("aria-pressed", "false");
});
