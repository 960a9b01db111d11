import { defineConfig } from "@playwright/test";

/**
 * PAGE_URL names a page that is served already; without it, `cargo xtask start` is, or will be. PAGE_BROWSER is one of
 * Playwright's own: chromium, firefox or webkit. CHROME names the program to use in place of its Chromium.
 */
const { CI, CHROME, PAGE_BROWSER = "chromium", PAGE_URL } = process.env;
const isNamed = PAGE_BROWSER === "chromium" && CHROME;

export default defineConfig({
  testDir: "tests",
  // Not in here: the server reloads the page when a file beside it changes.
  outputDir: "../target/playwright",
  forbidOnly: Boolean(CI),
  fullyParallel: true,
  // A person wants to go on with other things meanwhile.
  workers: CI ? "100%" : "50%",
  reporter: "list",
  // Generous, for machines that build something beside.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    // With a slash at its end, so that it can be a folder.
    baseURL: (PAGE_URL ?? "http://localhost:8080").replace(/\/*$/, "/"),
    browserName: /** @type {"chromium" | "firefox" | "webkit"} */ (PAGE_BROWSER),
    launchOptions: isNamed ? { executablePath: CHROME } : {},
    trace: "retain-on-failure",
  },
  webServer: PAGE_URL
    ? undefined
    : {
        ...{ command: "cargo xtask start", cwd: "..", url: "http://localhost:8080" },
        ...{ reuseExistingServer: true, timeout: 15 * 60_000 },
      },
});
