import { expect, openCard, test } from "./fixture.js";

test("counts the lines of an address, and says what is wrong with one", async ({
  page,
  request,
  expectTrouble,
}) => {
  expectTrouble(/console\.error: Failed to load resource/);
  const card = await openCard(page, "skeleton-async");
  const lines = card.getByLabel("Lines");
  const address = await card.getByLabel("Address").inputValue();
  const text = await (await request.get(address)).text();
  await expect(lines).toHaveText(`${text.trimEnd().split("\n").length} lines`);
  await card.getByLabel("Address").fill("/missing.txt");
  await card.getByRole("button", { name: "Count" }).click();
  await expect(lines).toHaveText("Error: /missing.txt answered with status 404: check the address");
});
