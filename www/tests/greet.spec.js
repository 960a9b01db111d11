import { expect, openCard, test } from "./fixture.js";

test("greets as one types", async ({ page }) => {
  const card = await openCard(page, "greet");
  const greeting = card.getByLabel("Greeting");
  await expect(greeting).toHaveText("Hello, Ada!");
  await card.getByLabel("Name").fill("Zoë 👩‍👩‍👧‍👦");
  await expect(greeting).toHaveText("Hello, Zoë 👩‍👩‍👧‍👦!");
  await card.getByLabel("Name").fill("");
  await expect(greeting).toHaveText("Hello, world!");
});

test("a panic is explained, and the next one has a fresh instance", async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/console\.error: panicked at .*nobody expected Ada/s);
  /** @type {string[]} */
  const modules = [];
  page.on("response", (response) => modules.push(response.url()));
  const card = await openCard(page, "greet");
  const panic = card.getByRole("button", { name: "Panic in Rust" });
  await panic.click();
  await expect(card.getByLabel("Aftermath")).toHaveText(
    /“RuntimeError: unreachable”, the console shows “panicked at .*lib\.rs:[\d:]+ nobody expected Ada”/,
  );

  // The greeting's own instance lives on.
  await card.getByLabel("Name").fill("Eve");
  await expect(card.getByLabel("Greeting")).toHaveText("Hello, Eve!");

  expectTrouble(/console\.error: panicked at .*nobody expected Eve/s);
  const again = page.waitForEvent("console", (message) => message.text().includes("Eve"));
  await panic.click();
  await again;
  const instances = modules.filter((url) => url.includes("/greet-boom/greet.js"));
  expect(new Set(instances).size).toBe(2);
});

test("without the hook a panic says nothing on the console", async ({ page }) => {
  const card = await openCard(page, "greet");
  await card.getByRole("button", { name: "Panic without the hook" }).click();
  await expect(card.getByLabel("Aftermath")).toHaveText(
    /“RuntimeError: unreachable”, the console shows nothing else\./,
  );
});
