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

test("states the size of its module and links its glue", async ({ page, request }) => {
  const size = (await (await request.get("./pkg/raw-abi/raw_abi.wasm")).body()).length;
  const card = await openCard(page, "raw-abi");
  await expect(card.getByText(`${size} bytes of WebAssembly`)).toBeVisible();
  const link = await card.getByRole("link", { name: "by hand" }).getAttribute("href");
  expect((await request.get(String(link))).ok()).toBe(true);
});
