import { expect, openCard, test } from "./fixture.js";

test("counts words as one types", async ({ page }) => {
  const card = await openCard(page, "skeleton-function");
  const words = card.getByLabel("Words");
  await expect(words).toHaveText("6");
  await card.getByLabel("Text").fill("one  two");
  await expect(words).toHaveText("2");
  await card.getByLabel("Text").fill("");
  await expect(words).toHaveText("0");
});
