import { expect, openCard, test } from "./fixture.js";

test("smooths bytes as one types, and says why a radius is refused", async ({ page }) => {
  const card = await openCard(page, "skeleton-compute");
  const smoothed = card.getByLabel("Smoothed");
  await expect(smoothed).toHaveText("0 0 30 30 30 0 0");
  await card.getByLabel("Bytes").fill("4 8");
  await expect(smoothed).toHaveText("6 6");
  await card.getByLabel("Radius").fill("0.5");
  await expect(smoothed).toHaveText(/^RangeError: radius must be a whole number/);
  await card.getByLabel("Radius").fill("0");
  await expect(smoothed).toHaveText("4 8");
});
