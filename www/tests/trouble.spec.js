import { test as base, cardOf, expect, listCrates } from "./fixture.js";

/** @import { Page, PlaywrightTestArgs } from "@playwright/test" */

/** The tests of any card, with the name of its crate. */
const test = base.extend(
  /** @type {import("@playwright/test").Fixtures<{ crate: string }, {}, PlaywrightTestArgs>} */ ({
    crate: async ({ request }, use) => use((await listCrates(request))[0].name),
  }),
);

/** @type {(page: Page, crate: string, change: (headers: Record<string, string>) => object) => Promise<void>} */
async function answerOtherwise(page, crate, change) {
  await page.route(`**/pkg/${crate}/*.wasm`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, ...change(response.headers()) });
  });
}

test("a module of the wrong type is explained, and the details can be copied", async ({
  page,
  crate,
  context,
  expectTrouble,
}) => {
  expectTrouble(/console\.error: .*is served as text\/plain/);
  await answerOtherwise(page, crate, (headers) => {
    return { headers: { ...headers, "content-type": "text/plain" } };
  });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("./");
  const panel = cardOf(page, crate).locator(".failure");
  await expect(panel).toContainText("Have the server send “Content-Type: application/wasm”");
  await panel.getByRole("button", { name: "Copy details" }).click();
  await expect(panel).toContainText("Copied.");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("is served as text/plain");
  expect(copied).toContain("Mozilla/5.0");
  expect(copied).toContain(page.url());
});

test("details that may not be copied are shown", async ({ page, crate, expectTrouble }) => {
  expectTrouble(/console\.error: .*answers 404/, /console\.error: Failed to load resource/);
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
  });
  await answerOtherwise(page, crate, () => ({ status: 404 }));
  await page.goto("./");
  const panel = cardOf(page, crate).locator(".failure");
  await expect(panel).toContainText("Run “cargo xtask build”");
  await panel.getByRole("button", { name: "Copy details" }).click();
  await expect(panel.locator("output")).toContainText("Mozilla/5.0");
});

test("a module that this browser cannot compile is explained", async ({
  page,
  crate,
  expectTrouble,
}) => {
  expectTrouble(/console\.error: CompileError/);
  await answerOtherwise(page, crate, () => ({ body: Buffer.from("0061736d02000000", "hex") }));
  await page.goto("./");
  const panel = cardOf(page, crate).locator(".failure");
  await expect(panel).toContainText("This browser cannot compile the module");
  await expect(panel).toContainText("Update it.");
});

test("a policy that forbids WebAssembly is named", async ({ page, crate, expectTrouble }) => {
  expectTrouble(/console\.error: CompileError.*Content Security Policy/s);
  await page.route("./", async (route) => {
    const response = await route.fetch();
    const policy = "script-src 'self'";
    const headers = { ...response.headers(), "content-security-policy": policy };
    await route.fulfill({ response, headers });
  });
  await page.goto("./");
  const panel = cardOf(page, crate).locator(".failure");
  await expect(panel).toContainText("Add 'wasm-unsafe-eval' to its script-src");
});

test("a computer that is offline is told so", async ({ page, crate, context, expectTrouble }) => {
  expectTrouble(/console\.error: /, /failed request: /);
  await page.route(`**/cards/${crate}.js`, async (route) => {
    await context.setOffline(true);
    await route.abort("internetdisconnected");
  });
  await page.goto("./");
  await expect(cardOf(page, crate).locator(".failure")).toContainText("This computer is offline.");
});
