import { cardOf, expect, openCard, test } from "./fixture.js";

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

test("the address keeps what is set, and a link with it shows the same", async ({ page }) => {
  const card = await openCard(page, "greet");
  const [name, greeting] = [card.getByLabel("Name"), card.getByLabel("Greeting")];
  await expect(card.locator(".facts")).toBeVisible();
  await name.fill("Zoë & Co");
  await expect(page).toHaveURL(/\?greet\.name=Zo.*#greet$/);
  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address);
  await expect(greeting).toHaveText("Hello, Zoë & Co!");
  await expect(card.locator(".facts")).toBeVisible();
  await name.fill("Ada");
  await expect(page).toHaveURL(({ search }) => search === "");
});

test("what the address says of no control is ignored", async ({ page }) => {
  await page.goto("./?greet.nothing=1&greet.name=Eve&nobody.name=x#nowhere");
  await expect(cardOf(page, "greet").getByLabel("Greeting")).toHaveText("Hello, Eve!");
});
