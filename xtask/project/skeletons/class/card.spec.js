import { expect, openCard, test } from "./fixture.js";

test("shows the mean of what is added, and why a number is refused", async ({ page }) => {
  const card = await openCard(page, "skeleton-class");
  const mean = card.getByLabel("Mean");
  const add = card.getByRole("button", { name: "Add" });
  await add.click();
  await expect(mean).toHaveText("1, of 1");
  await card.getByLabel("Number").fill("4");
  await add.click();
  await expect(mean).toHaveText("2.5, of 2");
  await card.getByLabel("Number").fill("");
  await add.click();
  await expect(mean).toHaveText(/^RangeError: NaN has no mean/);
});
