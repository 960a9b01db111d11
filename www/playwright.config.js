import { defineConfig } from "@playwright/test";

/**
 * The page is served by something else: `cargo xtask start`, or whatever PAGE_URL names.
 * CHROME names the browser's program; without it, it is Playwright's own.
 */
export default defineConfig({
  testDir: "tests",
  // Not in here: the server reloads the page when a file beside it changes.
  outputDir: "../target/playwright",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  reporter: "list",
  // Generous, for machines that build something beside.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    // With a slash at its end, so that it can be a folder.
    baseURL: (process.env.PAGE_URL ?? "http://localhost:8080").replace(/\/*$/, "/"),
    launchOptions: { executablePath: process.env.CHROME },
    trace: "retain-on-failure",
  },
});
