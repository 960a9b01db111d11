import { test as base, expect } from "@playwright/test";

/** @import { APIRequestContext, Fixtures, Page, PlaywrightTestArgs, PlaywrightTestOptions } from "@playwright/test" */
/** @typedef {{ expectTrouble: (...patterns: RegExp[]) => void }} TroubleFixtures */

export { expect };

/** @type {Fixtures<TroubleFixtures, {}, PlaywrightTestArgs & PlaywrightTestOptions>} */
const fixtures = {
  expectTrouble: [
    async ({ page, baseURL }, use) => {
      /** @type {RegExp[]} */
      const announced = [];
      const troubles = await collectTrouble(page, String(baseURL));
      await use((...patterns) => {
        announced.push(...patterns);
      });
      expect(compareTrouble(troubles, announced)).toEqual({ unexpected: [], missing: [] });
    },
    { auto: true },
  ],
};

/**
 * Tests that fail on any trouble in the browser that they did not announce with
 * `expectTrouble(pattern)`, and on any announced trouble that did not come.
 */
export const test = base.extend(fixtures);

/**
 * Collects what goes wrong in a page from now on, and keeps it from reaching other origins.
 *
 * @param {Page} page
 * @param {string} baseURL
 */
export async function collectTrouble(page, baseURL) {
  /** @type {string[]} */
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(`page error: ${error}`));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console.error: ${message.text()}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // That is what the page itself cancelled.
    if (reason !== "net::ERR_ABORTED") troubles.push(`failed request: ${request.url()} ${reason}`);
  });
  const { origin } = new URL(baseURL);
  await page.route(
    (url) => url.protocol.startsWith("http") && url.origin !== origin,
    (route) => {
      troubles.push(`request to another origin: ${route.request().url()}`);
      return route.abort();
    },
  );
  return troubles;
}

/**
 * @param {string[]} troubles
 * @param {RegExp[]} announced
 */
export function compareTrouble(troubles, announced) {
  return {
    unexpected: troubles.filter((trouble) => !announced.some((pattern) => pattern.test(trouble))),
    missing: announced.filter((pattern) => !troubles.some((trouble) => pattern.test(trouble))),
  };
}

/**
 * @param {Page} page
 * @param {string} crate
 */
export function cardOf(page, crate) {
  return page.getByRole("article", { name: crate, exact: true });
}

/**
 * Opens the page and gives the card of a crate.
 *
 * @param {Page} page
 * @param {string} crate
 */
export async function openCard(page, crate) {
  await page.goto("./");
  return cardOf(page, crate);
}

/** @typedef {import("../card.js").Crate} Crate */

/**
 * The folder of the page's files, which a published page has beneath its own.
 *
 * @param {APIRequestContext} request
 */
export async function assets(request) {
  const page = await (await request.get("./")).text();
  return String(/src="([^"]*)main\.js"/.exec(page)?.[1]);
}

/**
 * @param {APIRequestContext} request
 * @returns {Promise<Crate[]>}
 */
export async function listCrates(request) {
  const list = await request.get(`${await assets(request)}pkg/crates.json`);
  return list.json();
}

/**
 * Opens the page and waits until it shows a card for each crate.
 *
 * @param {Page} page
 * @param {APIRequestContext} request
 */
export async function openAll(page, request) {
  const crates = await listCrates(request);
  await page.goto("./");
  await expect(page.locator(".facts")).toHaveCount(crates.length);
  return crates;
}
