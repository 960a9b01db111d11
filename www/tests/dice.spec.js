import { expect, openCard, test } from "./fixture.js";

test("rolls as many dice as asked, each within its sides", async ({ page }) => {
  const card = await openCard(page, "dice");
  const dice = card.getByLabel("Dice", { exact: true }).and(page.locator("output"));
  await expect(dice).toHaveText(/^[1-6]( [1-6]){4}$/);
  await card.getByLabel("Sides").fill("2");
  await card.getByRole("spinbutton", { name: "Dice" }).fill("100");
  await card.getByRole("button", { name: "Roll" }).click();
  await expect(dice).toHaveText(/^[12]( [12]){99}$/);
  // The chance that a fair coin shows one side only is 2 in 2^100.
  await expect(dice).toHaveText(/1.*2|2.*1/);
});

test("shows a part of very many", async ({ page }) => {
  const card = await openCard(page, "dice");
  await card.getByRole("spinbutton", { name: "Dice" }).fill("1000000");
  await card.getByRole("button", { name: "Roll" }).click();
  await expect(card.getByText("… and 999800 more")).toBeVisible();
});

test("what cannot be rolled is refused", async ({ page }) => {
  const card = await openCard(page, "dice");
  await card.getByLabel("Sides").fill("0");
  await card.getByRole("button", { name: "Roll" }).press("Enter");
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
