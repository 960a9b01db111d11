import { AxeBuilder } from "@axe-core/playwright";
import { expect, openAll, test } from "./fixture.js";

for (const width of [320, 375, 768]) {
  test(`fits ${width} pixels without scrolling sideways`, async ({ page, request }) => {
    await page.setViewportSize({ width, height: 800 });
    await openAll(page, request);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds nothing in ${colorScheme}`, async ({ page, request }) => {
    await page.emulateMedia({ colorScheme });
    await openAll(page, request);
    // What errors look like, too.
    // begin fetch
    await page.getByRole("button", { name: "What is not JSON" }).click();
    // end fetch
    await page.locator("#trouble").evaluate((panel) => {
      panel.removeAttribute("hidden");
      panel.textContent = "What trouble looks like";
    });
    await page.locator(".source").evaluateAll((listings) => {
      for (const listing of listings) listing.setAttribute("open", "");
    });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((it) => `${id}: ${it.html}`))).toEqual(
      [],
    );
  });
}

test("every control is reached by keyboard, in order, and shows that it is", async ({
  page,
  request,
}) => {
  const crates = await openAll(page, request);
  const controls = page
    .locator("a, button:enabled, input, select, summary, pre, [tabindex='0']")
    .filter({ visible: true });
  expect(await controls.count()).toBeGreaterThan(crates.length);
  for (const control of await controls.all()) {
    await page.keyboard.press("Tab");
    await expect(control).toBeFocused();
    await expect(control).toHaveCSS("outline-style", "solid");
    await expect(control).toHaveAccessibleName(/\w/);
  }
});
