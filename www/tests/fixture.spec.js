import { expect, test } from "@playwright/test";
import { collectTrouble, compareTrouble } from "./fixture.js";

// A fixture that lets trouble pass would make every other test worthless.

/** @type {Record<string, { act: () => unknown, trouble: RegExp }>} */
const cases = {
  "an error that nobody catches": {
    act: () => {
      Promise.reject(new Error("nobody catches this"));
    },
    trouble: /^page error: Error: nobody catches this/,
  },
  "console.error": {
    act: () => console.error("something is wrong"),
    trouble: /^console\.error: something is wrong$/,
  },
  "console.error in a worker": {
    act: async () => {
      const main = document.querySelector("script[type=module]");
      const { startWorker } = await import(
        main?.getAttribute("src")?.replace("main", "worker") ?? ""
      );
      startWorker("noisy.js");
    },
    trouble: /^console\.error: noise from a worker$/,
  },
  "a missing file": {
    act: () => fetch("./missing"),
    trouble: /^console\.error: .*404/,
  },
  "a request that fails": {
    act: () => fetch("./failing").catch(() => {}),
    trouble: /^failed request: .*failing net::ERR_FAILED$/,
  },
  "a request to another origin": {
    act: () => fetch("http://elsewhere.invalid/").catch(() => {}),
    trouble: /^request to another origin: http:\/\/elsewhere\.invalid\/$|Content Security Policy/,
  },
  "what the Content-Security-Policy forbids": {
    act: () => document.body.setAttribute("style", "color: red"),
    trouble: /^console\.error: .*Content Security Policy/,
  },
};

for (const [name, { act, trouble }] of Object.entries(cases)) {
  test(`${name} is trouble`, async ({ page, baseURL }) => {
    const troubles = await collectTrouble(page, String(baseURL));
    await page.route("**/failing", (route) => route.abort());
    await page.route("**/noisy.js", (route) =>
      route.fulfill({
        contentType: "text/javascript",
        body: "console.error('noise from a worker')",
      }),
    );
    await page.goto("./");
    expect(troubles).toEqual([]);
    await page.evaluate(act);
    await expect.poll(() => troubles).toContainEqual(expect.stringMatching(trouble));
  });
}

test("a link to another origin is trouble", async ({ page, baseURL }) => {
  const troubles = await collectTrouble(page, String(baseURL));
  await page.goto("http://elsewhere.invalid/").catch(() => {});
  expect(troubles).toContain("request to another origin: http://elsewhere.invalid/");
});

test("trouble has to be announced, and what is announced has to come", () => {
  expect(compareTrouble(["a", "b", "b"], [/b/, /c/])).toEqual({
    unexpected: ["a"],
    missing: [/c/],
  });
});
