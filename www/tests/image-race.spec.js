import { quartiles, timeText } from "../image-measure.js";
import { expect, test } from "./fixture.js";
import { openImageCard, openModules } from "./pictures.js";

/** @import { Page } from "@playwright/test" */

/**
 * @param {Page} page
 * @param {string} name
 */
async function openExperiment(page, name) {
  const { card } = await openImageCard(page);
  await card.getByText("The race: JavaScript, scalar Wasm and SIMD Wasm").click();
  return card.getByRole("region", { name });
}

test("quartiles are those of the samples, whatever their order", () => {
  expect(quartiles([5, 1, 4, 2, 3])).toEqual({ low: 2, median: 3, high: 4 });
  expect(quartiles([10, 0])).toEqual({ low: 2.5, median: 5, high: 7.5 });
});

test("times are said in the unit that fits", () => {
  const texts = [0, 0.0000305, 0.0009999, 0.02, 0.99996, 12.34, 1000].map(timeText);
  expect(texts).toEqual(["0", "30.5 ns", "1 µs", "20 µs", "1 ms", "12.3 ms", "1 s"]);
});

test("JavaScript makes the same pixels as the crate, bit for bit", async ({ page }) => {
  const modules = await openModules(page);
  const results = await modules.evaluate(async ({ folder, glue, noise }) => {
    const url = new URL("./image-javascript.js", folder).href;
    /** @type {typeof import("../image-javascript.js")} */
    const { racers } = await import(url);
    const results = [];
    for (const [name, { call, run }] of Object.entries(racers)) {
      for (const [width, height] of [
        [333, 217],
        [1, 1],
        [5, 1],
        [1, 9],
        [16, 16],
        [40, 3],
      ]) {
        const image = noise(width, height);
        const source = image.toRgba();
        const target = new Uint8ClampedArray(source.length);
        run(source, target, width, height);
        const pipeline = new glue.Pipeline([call]);
        pipeline.run(image);
        const expected = image.pixels();
        const wrong = target.filter((byte, index) => byte !== expected[index]).length;
        const changed = target.some((byte, index) => byte !== source[index]);
        results.push({ name, width, height, wrong, changed });
      }
    }
    return results;
  });
  expect(results.filter(({ wrong }) => wrong > 0)).toEqual([]);
  // A single pixel is its own mean.
  expect(results.filter(({ changed }) => !changed).length).toBeLessThanOrEqual(2);
  expect(new Set(results.map(({ name }) => name)).size).toBe(3);
});

test("the race is run, and drawn with its result in words", async ({ page }) => {
  test.slow();
  const experiment = await openExperiment(page, "The race");
  await experiment.getByRole("button", { name: "Start" }).click();
  await expect(experiment.getByRole("img")).toHaveCount(3, { timeout: 120_000 });
  await expect(experiment.getByRole("status")).toHaveText("Done.");
  await expect(experiment.getByRole("button")).toHaveText("Start again");
  for (const plot of await experiment.getByRole("img").all()) {
    await expect(plot).toHaveAccessibleName(
      /\. Scalar Wasm takes \d+% of the time of JavaScript, SIMD Wasm \d+%\.$/,
    );
    // The bars are as long, to each other, as the words say.
    const widths = await plot
      .locator("rect")
      .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
    const name = await plot.getAttribute("aria-label");
    const shares = [...`${name}`.matchAll(/(\d+)%/g)].map(([, share]) => Number(share));
    expect(widths).toHaveLength(3);
    for (const [index, share] of shares.entries())
      expect((100 * widths[index + 1]) / widths[0]).toBeCloseTo(share, -0.5);
  }
});

test("what crossing costs is measured", async ({ page }) => {
  const experiment = await openExperiment(page, "What crossing the boundary costs");
  await experiment.getByRole("button", { name: "Start" }).click();
  const plot = experiment.getByRole("img");
  await expect(plot).toHaveAccessibleName(/takes as long as \d+ calls\.$/, { timeout: 60_000 });
  await expect(plot.locator("circle")).toHaveCount(6);
  await expect(plot.getByText("A call that returns a number")).toBeVisible();
});

test("a measurement is stopped, and begun again", async ({ page }) => {
  const experiment = await openExperiment(page, "Time against size");
  const button = experiment.getByRole("button");
  await button.press("Enter");
  await expect(button).toHaveText("Stop");
  await expect(experiment.getByRole("progressbar")).toBeVisible();
  await button.press("Enter");
  await expect(experiment.getByRole("status")).toHaveText("Stopped.");
  await expect(experiment.getByRole("progressbar")).toBeHidden();
  await button.press("Enter");
  await expect(button).toHaveText("Stop");
});

test("a missing package for the race says how to build it", async ({ page }) => {
  await page.route("**/pkg/image-filter-scalar/*", (route) => route.fulfill({ status: 404 }));
  const experiment = await openExperiment(page, "The race");
  await experiment.getByRole("button", { name: "Start" }).click();
  await expect(experiment.getByRole("status")).toHaveText(/^Error: .*Run “cargo xtask build”/);
  await expect(experiment.getByRole("button")).toHaveText("Start again");
});

test("the race loads its modules only when it is started", async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await openImageCard(page);
  expect(asked.filter((url) => /image-(race|plot|javascript|filter-scalar)/.test(url))).toEqual([]);
});
