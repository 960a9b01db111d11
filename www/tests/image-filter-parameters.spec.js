import { expect, test } from "./fixture.js";
import {
  choose,
  inverted,
  known,
  knownFile,
  openImageCard,
  pixelsOf,
  pngFile,
  status,
} from "./pictures.js";

test("each filter changes the picture", async ({ page }) => {
  const { filter, after, before, card } = await openImageCard(page);
  const ramp = Array.from({ length: 4 * 8 * 8 }, (_, index) => (index % 4 === 3 ? 255 : index / 2));
  await choose(card, pngFile("ramp.png", 8, 8, ramp));
  await expect(card.getByText("Before: ramp.png")).toBeVisible();
  const original = await pixelsOf(before);
  for (const label of await filter.getByRole("option").allTextContents()) {
    await filter.selectOption(label);
    const words = label === "None" ? "Original" : label;
    await expect(status(card)).toHaveText(new RegExp(`^${words}.* took`));
    await expect(card.getByText(`After: ${words}`)).toBeVisible();
    if (label === "None") expect(await pixelsOf(after)).toEqual(original);
    else expect(await pixelsOf(after)).not.toEqual(original);
  }
});

test("the parameter is moved by keyboard and typed as a number", async ({ page }) => {
  const { card, filter, after } = await openImageCard(page);
  await choose(card, knownFile);
  await filter.selectOption("Brightness");
  const range = card.getByRole("slider", { name: "Delta" });
  const number = card.getByRole("spinbutton", { name: "Delta" });
  await number.fill("99");
  await expect(range).toHaveValue("99");
  await range.press("ArrowRight");
  await expect(number).toHaveValue("100");
  await expect
    .poll(async () => (await pixelsOf(after)).slice(0, 8))
    .toEqual([100, 150, 200, 255, 255, 250, 255, 255]);
  await filter.selectOption("Invert");
  await expect(range).toBeHidden();
});

test("a quality is chosen", async ({ page }) => {
  const { card, after } = await openImageCard(page);
  // A line of one white pixel, so that the blur's weights are what is shown.
  const line = Array.from({ length: 4 * 25 }, (_, index) =>
    index % 4 === 3 || (index >= 48 && index < 52) ? 255 : 0,
  );
  await choose(card, pngFile("line.png", 25, 1, line));
  await card.getByRole("spinbutton", { name: "Sigma" }).fill("2");
  /** @type {Set<string>} */
  const results = new Set();
  for (const quality of ["fast", "accurate", "exact"]) {
    await card.getByRole("combobox", { name: "Quality" }).selectOption(quality);
    await expect(card.locator("[aria-busy]")).toHaveAttribute("aria-busy", "false");
    results.add(String(await pixelsOf(after)));
  }
  expect(results.size).toBe(3);
});

test("numbers are typed, and too few of them are refused", async ({ page }) => {
  const { card, filter, after } = await openImageCard(page);
  await choose(card, knownFile);
  await filter.selectOption("Colour matrix");
  const blueFirst = known.map((_, index) => known[index - (index % 4) + [2, 1, 0, 3][index % 4]]);
  await expect.poll(() => pixelsOf(after)).toEqual(blueFirst);
  const matrix = card.getByRole("textbox", { name: "Rows of red" });
  await matrix.fill("1 0 0 0");
  await expect(status(card)).toHaveText(/^RangeError: .*4/);
  await matrix.fill("-1, 0, 0, 255,  0, -1, 0, 255,  0, 0, -1, 255");
  await expect.poll(() => pixelsOf(after)).toEqual(inverted);

  await filter.selectOption("Convolution");
  await card.getByRole("textbox", { name: "Nine weights" }).fill("0 0 0 0 2 0 0 0 0");
  await card.getByRole("spinbutton", { name: "Divisor" }).fill("4");
  const half = [0, 25, 50, 255, 100, 75, 128, 255, 128, 0, 128, 128, 0, 0, 0, 0];
  await expect.poll(() => pixelsOf(after)).toEqual(half);
});

test("sepia and saturation colour the picture", async ({ page }) => {
  const { card, filter, after } = await openImageCard(page);
  await choose(card, pngFile("gray.png", 2, 1, [100, 100, 100, 255, 200, 100, 100, 255]));
  await filter.selectOption("Saturation");
  await card.getByRole("spinbutton", { name: "Factor" }).fill("0");
  // 0.2126 × 200 + 0.7874 × 100.
  const gray = [100, 100, 100, 255, 121, 121, 121, 255];
  await expect.poll(() => pixelsOf(after)).toEqual(gray);
  await filter.selectOption("Sepia");
  await card.getByRole("spinbutton", { name: "Amount" }).fill("1");
  // 100 × (0.393 + 0.769 + 0.189), and so on.
  await expect.poll(async () => (await pixelsOf(after)).slice(0, 4)).toEqual([135, 120, 94, 255]);
});

test("what the filter refuses is shown, and the next value works", async ({ page }) => {
  const { card, filter } = await openImageCard(page);
  const number = card.getByRole("spinbutton", { name: "Sigma" });
  await number.fill("-1");
  await expect(status(card)).toHaveText(/^RangeError: sigma .*-1/);
  await number.fill("");
  await expect(status(card)).toHaveText(/^RangeError: sigma .*NaN/);
  await number.fill("2");
  await expect(status(card)).toHaveText(/^Gaussian blur 2 accurate took/);
  await filter.selectOption("Box blur");
  await card.getByRole("spinbutton", { name: "Radius" }).fill("1.5");
  await expect(status(card)).toHaveText(/^RangeError: radius .*1\.5/);
});
