import { expect, openCard, test } from "./fixture.js";

test("greets as one types, without wasm-bindgen", async ({ page }) => {
  const card = await openCard(page, "raw-abi");
  const greeting = card.getByLabel("Greeting");
  await expect(greeting).toHaveText("Hello, Ada!");
  await card.getByLabel("Name").fill("Zoë 👩‍👩‍👧‍👦");
  await expect(greeting).toHaveText("Hello, Zoë 👩‍👩‍👧‍👦!");
  await card.getByLabel("Name").fill("");
  await expect(greeting).toHaveText("Hello, world!");
});

test("shows the bytes of the greeting in memory", async ({ page }) => {
  const card = await openCard(page, "raw-abi");
  await card.getByLabel("Name").fill("Bo");
  const memory = card.getByRole("table", { name: "Memory" });
  const hex = Buffer.from("Hello, Bo!").toString("hex").match(/../g) ?? [];
  await expect(memory.locator("td:not(.characters) mark")).toHaveText(hex);
  await expect(memory.locator(".characters mark").first()).toHaveText("H");
  // The name was written there first.
  await expect(memory.getByRole("row").first()).toContainText("426f");
  await expect(card.getByText(/at 0x[\da-f]+ \(pointer\), 10 bytes long \(length\)/)).toBeVisible();
});
