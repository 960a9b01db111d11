import { existsSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { assets, cardOf, expect, listCrates, openAll, test } from "./fixture.js";

/** @import { Page } from "@playwright/test" */

/** @param {Page} page */
function trouble(page) {
  return page.locator("#trouble");
}

test("shows a card for each crate in the list's order, and each has a spec", async ({
  page,
  request,
}) => {
  const crates = await openAll(page, request);
  expect(crates).not.toEqual([]);
  await expect(page.getByRole("article").getByRole("heading")).toHaveText(
    crates.map(({ name }) => name),
  );
  await expect(page.locator(".failure").filter({ visible: true })).toHaveCount(0);
  for (const { name, description } of crates) {
    await expect(cardOf(page, name)).toContainText(description);
    expect(existsSync(new URL(`${name}.spec.js`, import.meta.url)), `${name}.spec.js`).toBe(true);
  }
});

test("shows the calls as they stand in the files", async ({ page, request }) => {
  /** @type {string[]} */
  const scripts = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".js")) scripts.push(response.url());
  });
  await openAll(page, request);
  const shown = page.locator(".source[open] code");
  const files = await Promise.all(scripts.map(async (url) => (await request.get(url)).text()));
  for (const source of await shown.allTextContents()) {
    expect(source).toMatch(/^(async )?function \w+\(/);
    for (const part of source.split("\n\n")) expect(files.join()).toContain(`${part}\n`);
  }
});

test("a module that cannot be loaded costs only its own card", async ({
  page,
  request,
  expectTrouble,
}) => {
  const crates = await listCrates(request);
  expectTrouble(/failed request: .*\.wasm/, /console\.error: Failed to load resource/);
  for (const { name } of crates) {
    await test.step(name, async () => {
      const wasm = new RegExp(`/pkg/${name}/.*\\.wasm$`);
      await page.route(wasm, (route) => route.abort());
      await page.goto("./");
      const failures = page.locator("article .failure");
      await expect(failures).toHaveCount(1);
      await expect(cardOf(page, name).locator(".failure")).toContainText(
        `Run “cargo xtask build ${name}” if`,
      );
      await page.unroute(wasm);
    });
  }
  expectTrouble(/console\.error: TypeError: Failed to fetch/);
});

test("a crate without a card says how to make one", async ({ page, request, expectTrouble }) => {
  expectTrouble(/console\.error: .*404/, /console\.error: TypeError: .*newcomer\.js/);
  const file = { path: "newcomer/newcomer.wasm", bytes: 1, brotli: 1 };
  const description = "New here";
  const newcomer = {
    name: "newcomer",
    description,
    module: file,
    glue: file,
    sources: [],
    test: "",
  };
  const crates = [...(await listCrates(request)), newcomer];
  await page.route("**/pkg/crates.json", (route) => route.fulfill({ json: crates }));
  await page.goto("./");
  await expect(cardOf(page, "newcomer").getByRole("alert")).toHaveText(
    "This crate has no card yet. Write www/cards/newcomer.js, as “cargo xtask new” does for a crate that it makes.",
  );
  await expect(page.locator(".failure").filter({ visible: true })).toHaveCount(1);
});

test("a missing list of crates says how to build it", async ({ page, expectTrouble }) => {
  expectTrouble(/console\.error: .*404/, /console\.error: Error: .* answers 404/);
  await page.route("**/pkg/crates.json", (route) => route.fulfill({ status: 404 }));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("Run “cargo xtask build”");
});

test("a browser without WebAssembly is told so", async ({ page }) => {
  await page.addInitScript("delete globalThis.WebAssembly");
  await page.goto("./");
  await expect(trouble(page)).toContainText("This browser has no WebAssembly");
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
  });
  await page.getByRole("button", { name: "Copy details" }).click();
  await expect(trouble(page)).toContainText("Mozilla/5.0");
  await expect(page.getByRole("article")).toHaveCount(0);
});

test("a script that cannot be loaded is named", async ({ page, expectTrouble }) => {
  expectTrouble(/failed request: .*elements\.js/, /console\.error: Failed to load resource/);
  await page.route("**/elements.js", (route) => route.abort());
  await page.goto("./");
  await expect(trouble(page)).toContainText("/main.js or something that it imports");
});

test("opened as a file it says how to serve it", async ({ page, expectTrouble }) => {
  expectTrouble(/failed request: file:/, /console\.error: .*CORS/);
  expectTrouble(/console\.error: Failed to load resource/);
  await page.goto(new URL("../index.html", import.meta.url).href);
  await expect(trouble(page)).toContainText("Run “cargo xtask start”");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says that it needs it", async ({ page, expectTrouble }) => {
    // What is not asked for in vain.
    expectTrouble(/failed request: .*\.js csp/);
    await page.goto("./");
    const panel = page.locator("noscript > p");
    await expect(panel).toBeVisible();
    await expect(panel).toContainText("JavaScript is switched off");
  });
});

test("shows sizes, times, tests and the Rust that is called", async ({ page, request }) => {
  const crates = await openAll(page, request);
  const folder = await assets(request);
  for (const { name, module, glue, sources, test } of crates) {
    const card = cardOf(page, name);
    for (const [what, file] of /** @type {const} */ ([
      ["Module", module],
      ["glue", glue],
    ])) {
      const served = await (await request.get(`${folder}pkg/${file.path}`)).body();
      expect([file.bytes, file.brotli]).toEqual([served.length, brotliCompressSync(served).length]);
      const size = `${what} ${(served.length / 1000).toFixed(1)} KB, `;
      await expect(card.locator(".facts")).toContainText(size);
    }
    expect((await request.get(`${folder}pkg/${test}`)).ok()).toBe(true);
    const listing = card
      .locator(".source")
      .filter({ hasText: sources[0].replace("sources", "crates") });
    await listing.locator("summary").click({ position: { x: 4, y: 8 } });
    const source = await (await request.get(`${folder}pkg/${sources[0]}`)).text();
    await expect(listing.locator("code")).toHaveText(source, { useInnerText: false });
  }
  await expect(page.getByText(/The last call took .* ms/).first()).toBeVisible();
  await expect(page.locator("#time")).toHaveText(/The first card worked [\d.]+ ms after/);
});

/**
 * Keeps a module from coming until the function that this returns is called.
 *
 * @param {Page} page
 * @param {string} crate
 */
async function holdBack(page, crate) {
  let release = () => {};
  const released = new Promise((resolve) => {
    release = () => resolve(undefined);
  });
  await page.route(`**/pkg/${crate}/*.wasm`, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test("the first card does not wait for the others", async ({ page, request }) => {
  const [first, other] = await listCrates(request);
  test.skip(!other, "there is one card alone");
  const release = await holdBack(page, other.name);
  await page.goto("./");
  await expect(cardOf(page, first.name).locator(".facts")).toBeVisible();
  await expect(loading(page, other.name)).toBeVisible();
  release();
  await expect(cardOf(page, other.name).locator(".facts")).toBeVisible();
});

test("the card that the address names is the first", async ({ page, request }) => {
  const crates = await listCrates(request);
  const asked = crates[crates.length - 1];
  test.skip(crates.length === 1, "there is one card alone");
  const release = await holdBack(page, crates[0].name);
  await page.goto(`./#${asked.name}`);
  await expect(cardOf(page, asked.name).locator(".facts")).toBeVisible();
  release();
});

test("while the first card is on its way, all cards show that they are", async ({
  page,
  request,
}) => {
  const crates = await listCrates(request);
  const release = await holdBack(page, crates[0].name);
  await page.goto("./");
  for (const { name } of crates) await expect(loading(page, name)).toBeVisible();
  release();
  await expect(page.locator(".facts")).toHaveCount(crates.length);
});

/**
 * @param {Page} page
 * @param {string} crate
 */
function loading(page, crate) {
  return cardOf(page, crate).getByRole("progressbar", { name: `Loading ${crate}` });
}
