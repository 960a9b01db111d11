import { existsSync } from "node:fs";
import { cardOf, expect, test } from "./fixture.js";

/** @import { APIRequestContext, Page } from "@playwright/test" */

/**
 * @param {APIRequestContext} request
 * @returns {Promise<{ name: string, description: string }[]>}
 */
async function listCrates(request) {
  return (await request.get("./pkg/crates.json")).json();
}

/** @param {Page} page */
function trouble(page) {
  return page.locator("#trouble");
}

test("shows a card for each crate in the list's order, and each has a spec", async ({
  page,
  request,
}) => {
  const crates = await listCrates(request);
  expect(crates).not.toEqual([]);
  await page.goto("./");
  await expect(page.getByRole("article").getByRole("heading")).toHaveText(
    crates.map(({ name }) => name),
  );
  await expect(page.locator(".source")).toHaveCount(crates.length);
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
  const crates = await listCrates(request);
  await page.goto("./");
  const shown = page.locator(".source code");
  await expect(shown).toHaveCount(crates.length);
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
  const crates = [...(await listCrates(request)), { name: "newcomer", description: "New here" }];
  await page.route("**/pkg/crates.json", (route) => route.fulfill({ json: crates }));
  await page.goto("./");
  await expect(cardOf(page, "newcomer").getByRole("alert")).toHaveText(
    "This crate has no card yet. Write www/cards/newcomer.js, starting from a copy of the nearest of the others there.",
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
  await expect(page.getByRole("article")).toHaveCount(0);
});

test("a script that cannot be loaded is named", async ({ page, expectTrouble }) => {
  expectTrouble(/failed request: .*elements\.js/, /console\.error: Failed to load resource/);
  await page.route("**/elements.js", (route) => route.abort());
  await page.goto("./");
  await expect(trouble(page)).toContainText("/main.js or something that it imports");
});

test("opened as a file it says how to serve it", async ({ page, expectTrouble }) => {
  expectTrouble(/failed request: file:.*main\.js/, /console\.error: .*CORS/);
  expectTrouble(/console\.error: Failed to load resource/);
  await page.goto(new URL("../index.html", import.meta.url).href);
  await expect(trouble(page)).toContainText("Run “cargo xtask start”");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says that it needs it", async ({ page }) => {
    await page.goto("./");
    const panel = page.locator("noscript > p");
    await expect(panel).toBeVisible();
    await expect(panel).toContainText("JavaScript is switched off");
  });
});

test("works in a folder of any static host", async ({ page, request, baseURL }) => {
  const crates = await listCrates(request);
  const folder = new URL("./some/folder/", baseURL).href;
  await page.route("**/*", async (route) => {
    const url = route.request().url();
    // What is asked for outside of the folder is not there.
    if (!url.startsWith(folder)) return route.abort();
    const file = url.slice(folder.length) || "index.html";
    await route.fulfill({ response: await route.fetch({ url: new URL(file, baseURL).href }) });
  });
  await page.goto(folder);
  await expect(page.locator(".source")).toHaveCount(crates.length);
  await expect(page.locator(".failure").filter({ visible: true })).toHaveCount(0);
});

for (const width of [320, 375, 768]) {
  test(`fits ${width} pixels without scrolling sideways`, async ({ page, request }) => {
    const crates = await listCrates(request);
    await page.setViewportSize({ width, height: 800 });
    await page.goto("./");
    await expect(page.locator(".source")).toHaveCount(crates.length);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`is readable in ${colorScheme}`, async ({ page, request }) => {
    const crates = await listCrates(request);
    await page.emulateMedia({ colorScheme });
    await page.goto("./");
    await expect(page.locator(".source")).toHaveCount(crates.length);
    await trouble(page).evaluate((panel) => {
      panel.removeAttribute("hidden");
      panel.textContent = "What trouble looks like";
    });
    const contrasts = await page.evaluate(measureContrasts);
    expect(contrasts.background).toBeGreaterThan(colorScheme === "light" ? 0.8 : -1);
    expect(contrasts.background).toBeLessThan(colorScheme === "light" ? 1.1 : 0.1);
    expect(contrasts.tooLow).toEqual([]);
  });
}

/** Runs in the page: the text whose contrast is below the 4.5 that WCAG 2.2 AA asks for. */
function measureContrasts() {
  /** Relative luminance of an opaque colour, as WCAG defines it. @param {string} color */
  const luminance = (color) => {
    const [red, green, blue] = (color.match(/[\d.]+/g) ?? []).map((channel) => {
      const value = Number(channel) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  /** @param {Element} element @returns {string} */
  const backgroundOf = (element) => {
    const { backgroundColor } = getComputedStyle(element);
    if (backgroundColor !== "rgba(0, 0, 0, 0)" || !element.parentElement) return backgroundColor;
    return backgroundOf(element.parentElement);
  };
  const tooLow = [...document.querySelectorAll("body :not(script, noscript, option)")]
    .filter((element) => element.checkVisibility() && element.textContent)
    .map((element) => {
      const [dark, light] = [getComputedStyle(element).color, backgroundOf(element)]
        .map(luminance)
        .sort((one, other) => one - other);
      return { contrast: (light + 0.05) / (dark + 0.05), html: element.outerHTML.slice(0, 80) };
    })
    .filter(({ contrast }) => contrast < 4.5);
  return { background: luminance(backgroundOf(document.body)), tooLow };
}

test("every control is reached by keyboard, in order, and shows that it is", async ({
  page,
  request,
}) => {
  const crates = await listCrates(request);
  await page.goto("./");
  await expect(page.locator(".source")).toHaveCount(crates.length);
  const controls = page.locator("a, button:enabled, input, select").filter({ visible: true });
  expect(await controls.count()).toBeGreaterThan(crates.length);
  for (const control of await controls.all()) {
    await page.keyboard.press("Tab");
    await expect(control).toBeFocused();
    await expect(control).toHaveCSS("outline-style", "solid");
    await expect(control).toHaveAccessibleName(/\w/);
  }
});
