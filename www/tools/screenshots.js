// Pictures of each card, to be looked at: dist/screenshots. In one terminal `cargo xtask start`, in another:
// node www/tools/screenshots.js. PAGE_URL and CHROME name the page and the browser, as for its tests.

import { join } from "node:path";
import { chromium } from "@playwright/test";
import config from "../playwright.config.js";

const folder = join(import.meta.dirname, "../../dist/screenshots");
const { baseURL = "", launchOptions } = config.use ?? {};
const views = [
  { name: "light", colorScheme: /** @type {const} */ ("light"), width: 1200 },
  { name: "dark", colorScheme: /** @type {const} */ ("dark"), width: 1200 },
  { name: "narrow", colorScheme: /** @type {const} */ ("light"), width: 320 },
];

const browser = await chromium.launch(launchOptions);
for (const { name, colorScheme, width } of views) {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  await page.goto(baseURL);
  const cards = page.getByRole("article");
  await cards.first().waitFor();
  for (const card of await cards.all()) {
    await card.locator(".facts").waitFor();
    const crate = await card.getAttribute("id");
    await card.screenshot({ path: join(folder, `${crate}-${name}.png`) });
  }
  await page.screenshot({ path: join(folder, `page-${name}.png`), fullPage: true });
  await page.close();
}
await browser.close();
console.log(`Look at them: ${folder}`);
