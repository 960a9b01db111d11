import { chainOf, textOf } from "../image-chain.js";
import { filters } from "../image-filters.js";
import { expect, test } from "./fixture.js";
import { choose, inverted, known, knownFile, openImageCard, pixelsOf, status } from "./pictures.js";

/** @import { Locator } from "@playwright/test" */
/** @import { Filter } from "../image-filters.js" */

/** @param {Locator} card */
function words(card) {
  return card.getByRole("list", { name: "Filters in order" }).getByRole("listitem");
}

test("each filter is the same after it was in an address", () => {
  for (const [name, filter] of Object.entries(filters)) {
    const { parameters = [] } = /** @type {Filter} */ (filter);
    const call = /** @type {any} */ ([name, ...parameters.map(({ value }) => value)]);
    expect(chainOf(textOf([call, ["invert"]]))).toEqual([call, ["invert"]]);
  }
  expect(chainOf("")).toEqual([]);
  expect(() => chainOf("invert_toString 1")).toThrow("there is none named “toString”");
});

test("a filter that is kept is followed by the next, and undone after it", async ({ page }) => {
  const { card, filter, after } = await openImageCard(page);
  const keep = card.getByRole("button", { name: "Keep" });
  const undo = card.getByRole("button", { name: "Undo" });
  await choose(card, knownFile);
  await filter.selectOption("Invert");
  await expect(words(card)).toHaveText(["Original", "Invert"]);
  await keep.press("Enter");
  // From there, the next is chosen by keyboard.
  await expect(filter).toBeFocused();
  await expect(filter).toHaveValue("none");
  await expect(keep).toBeDisabled();
  await expect.poll(() => pixelsOf(after)).toEqual(inverted);

  await filter.selectOption("Brightness");
  await card.getByRole("spinbutton", { name: "Delta" }).fill("255");
  await expect(words(card)).toHaveText(["Original", "Invert", "Brightness 255"]);
  await expect(status(card)).toHaveText(/^Invert, then Brightness 255 took/);
  await expect.poll(async () => (await pixelsOf(after)).slice(0, 4)).toEqual([255, 255, 255, 255]);
  const saving = page.waitForEvent("download");
  await card.getByRole("button", { name: "Save as PNG" }).click();
  expect((await saving).suggestedFilename()).toBe("known-invert-brightness.png");

  await undo.click();
  await expect(words(card)).toHaveText(["Original", "Invert"]);
  await expect.poll(() => pixelsOf(after)).toEqual(inverted);
  await undo.click();
  await expect(words(card)).toHaveText(["Original"]);
  await expect.poll(() => pixelsOf(after)).toEqual(known);
  await expect(undo).toBeDisabled();
});

test("a link shows the same sample, filters and parameters", async ({ page }) => {
  const { card, filter, after } = await openImageCard(page);
  await card.getByRole("button", { name: "Spheres" }).click();
  await filter.selectOption("Sepia");
  await card.getByRole("button", { name: "Keep" }).click();
  await filter.selectOption("Box blur");
  await card.getByRole("slider", { name: "Radius" }).fill("3");
  await expect(status(card)).toHaveText(/^Sepia 0.8, then Box blur 3 took/);
  await expect(card.getByText("Before: Spheres")).toBeVisible();
  const pixels = await pixelsOf(after);

  // The address follows a moment after the last change.
  const settings = () => Object.fromEntries(new URL(page.url()).searchParams);
  await expect.poll(settings).toEqual({
    "image-filter.sample": "Spheres",
    "image-filter.chain": "sepia 0.8",
    "image-filter.filter": "boxBlur",
    "image-filter.radius": "3",
  });
  await page.reload();
  await expect(card.getByText("Before: Spheres")).toBeVisible();
  await expect(words(card)).toHaveText(["Original", "Sepia 0.8", "Box blur 3"]);
  await expect(card.getByRole("slider", { name: "Radius" })).toHaveValue("3");
  await expect.poll(() => pixelsOf(after)).toEqual(pixels);
});

for (const { asked, answer, cure } of [
  { asked: "filter=nonsense&sample=nonsense", answer: /^Gaussian blur 6 accurate took/ },
  { asked: "filter=boxBlur&radius=nonsense", answer: /^RangeError: radius .*NaN/, cure: "Undo" },
  { asked: "filter=gaussianBlur&quality=x", answer: /^TypeError: .*quality/, cure: "Undo" },
  { asked: "filter=none&chain=toString", answer: /^Error: .*none named “toString”/, cure: "Undo" },
  { asked: "filter=none&chain=boxBlur+x", answer: /^RangeError: radius .*NaN/, cure: "Undo" },
]) {
  test(`nonsense in the address does no harm: ${asked}`, async ({ page }) => {
    const query = asked.split("&").map((pair) => `image-filter.${pair}`);
    await page.goto(`./?${query.join("&")}#image-filter`);
    const card = page.getByRole("article", { name: "image-filter" });
    await expect(card.getByText("Before: Landscape")).toBeVisible();
    await expect(status(card)).toHaveText(answer);
    if (cure) await card.getByRole("button", { name: cure }).click();
    await expect(status(card)).toHaveText(/ took /);
  });
}
