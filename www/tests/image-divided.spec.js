import { expect, test } from "./fixture.js";
import { choose, openImageCard, pngFile } from "./pictures.js";

const gray = pngFile("gray.png", 400, 200, new Uint8Array(4 * 400 * 200).fill(255));

test("the divider is moved by keyboard and says where it is", async ({ page }) => {
  const { card, before, after } = await openImageCard(page);
  const divider = card.getByRole("slider", { name: "Divider between before and after" });
  await expect(divider).toHaveValue("50");
  await divider.press("ArrowRight");
  await expect(divider).toHaveValue("51");
  await expect(divider).toHaveAttribute("aria-valuetext", "51 percent before");
  await divider.press("End");
  await expect(after).toHaveCSS("clip-path", "inset(0px 0px 0px 100%)");
  await divider.press("Home");
  await expect(after).toHaveCSS("clip-path", "inset(0px 0px 0px 0%)");
  await expect(before).toHaveCSS("clip-path", /^inset\(0px (calc\()?100%/);
});

test("left of the divider is what was before, right of it what came after", async ({ page }) => {
  const { card, filter, before, after } = await openImageCard(page);
  await choose(card, gray);
  await filter.selectOption("Invert");
  await expect(card.getByText("After: Invert")).toBeVisible();
  const divider = card.getByRole("slider", { name: "Divider" });
  await divider.scrollIntoViewIfNeeded();
  const box = await after.boundingBox();
  expect(await before.boundingBox()).toEqual(box);
  if (!box) throw new Error("no box");
  expect(box.width / box.height).toBeCloseTo(2, 1);
  const y = box.y + box.height / 4;
  // By pointer: it is where it was pressed.
  await page.mouse.click(box.x + 0.3 * box.width, y);
  expect(Number(await divider.inputValue())).toBeCloseTo(30, 0);
  const colours = await page.screenshot({ clip: { ...box, y, height: 1 } });
  const lightness = await page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
      const context = new OffscreenCanvas(bitmap.width, 1).getContext("2d");
      context?.drawImage(bitmap, 0, 0);
      return [0.1, 0.27, 0.33, 0.9].map(
        (share) => context?.getImageData(share * bitmap.width, 0, 1, 1).data[0],
      );
    },
    [...colours],
  );
  expect(lightness).toEqual([255, 255, 0, 0]);
});

test("a tiny and a tall picture leave room for the divider", async ({ page }) => {
  const { card, after } = await openImageCard(page);
  await choose(card, pngFile("tiny.png", 2, 1, [0, 0, 0, 255, 9, 9, 9, 255]));
  await expect(card.getByText("Before: tiny.png")).toBeVisible();
  expect((await after.boundingBox())?.width).toBe(256);
  await choose(card, pngFile("tall.png", 100, 1000, new Uint8Array(400_000)));
  await expect(card.getByText("Before: tall.png")).toBeVisible();
  const tall = await after.boundingBox();
  expect(tall?.width).toBeGreaterThanOrEqual(128);
});

test("it stays still for those who want less motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const { after } = await openImageCard(page);
  await expect(after).toHaveCSS("transition-duration", "0s");
  await after.evaluate((canvas) => {
    const busy = canvas.closest("[aria-busy]");
    if (busy) busy.ariaBusy = "true";
  });
  await expect(after).toHaveCSS("transition-duration", "0s");
  await expect(after).toHaveCSS("opacity", "1");
});
