import { readFile } from "node:fs/promises";
import { samples } from "../samples.js";
import { expect, openCard, test } from "./fixture.js";
import {
  blackFile,
  choose,
  inverted,
  known,
  knownFile,
  openImageCard,
  pixelsOf,
  status,
} from "./pictures.js";

/** @import { Page, Route } from "@playwright/test" */

/**
 * A DataTransfer, as a drop or a paste brings it, with a file.
 *
 * @param {Page} page
 * @param {{ name: string, mimeType: string, buffer: Buffer }} file
 */
function transferOf(page, { name, mimeType, buffer }) {
  return page.evaluateHandle(
    ([name, type, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], name, { type }));
      return transfer;
    },
    /** @type {[string, string, number[]]} */ ([name, mimeType, [...buffer]]),
  );
}

test("filters the picture that is chosen, and keeps alpha", async ({ page }) => {
  const { card, filter, before, after } = await openImageCard(page);
  await filter.selectOption("Invert");
  await choose(card, knownFile);
  await expect(card.getByText("Before: known.png, 2 × 2")).toBeVisible();
  await expect.poll(() => pixelsOf(before)).toEqual(known);
  await expect.poll(() => pixelsOf(after)).toEqual(inverted);
  await expect(status(card)).toHaveText(/^Invert took (less than )?\d+\.\d ms in the worker\.$/);
});

test("takes a picture that is dropped", async ({ page }) => {
  const { card, filter, before } = await openImageCard(page);
  await filter.selectOption("Invert");
  const dataTransfer = await transferOf(page, knownFile);
  await page.dispatchEvent("body", "dragover", { dataTransfer });
  await expect(page.locator("body")).toHaveClass("dropping");
  await page.dispatchEvent("header", "drop", { dataTransfer });
  await expect(page.locator("body")).not.toHaveClass("dropping");
  await expect.poll(() => pixelsOf(before)).toEqual(known);
  await expect(card.getByLabel("A picture of yours")).toBeInViewport();
});

test("takes a picture that is pasted", async ({ page, context }) => {
  const { card, before } = await openImageCard(page);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(
    async (bytes) => {
      const png = new Blob([Uint8Array.from(bytes)], { type: "image/png" });
      await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
    },
    [...knownFile.buffer],
  );
  await page.keyboard.press("Control+V");
  await expect(card.getByText("Before: image.png, 2 × 2")).toBeVisible();
  expect(await pixelsOf(before)).toEqual(known);
});

test("each sample is shown, and has the size that it is said to have", async ({ page }) => {
  const { card } = await openImageCard(page);
  await expect(card.getByRole("group", { name: "Samples" }).getByRole("button")).toHaveCount(3);
  for (const { name, url, bytes, width, height } of samples) {
    expect(await readFile(new URL(url))).toHaveLength(bytes);
    const size = `${width} × ${height}, ${Math.round(bytes / 1000)} KB`;
    await card.getByRole("button", { name: `${name} ${size}` }).click();
    await expect(card.getByText(`Before: ${name}, ${width} × ${height}`)).toBeVisible();
  }
});

test("a picture chosen while a sample is on its way is the one that stays", async ({ page }) => {
  const { card, before } = await openImageCard(page);
  /** @type {Promise<Route>} */
  const asked = new Promise((resolve) => page.route("**/samples/*", resolve));
  await card.getByRole("button", { name: samples[1].name }).click();
  const sample = await asked;
  await choose(card, knownFile);
  await expect(card.getByText("Before: known.png")).toBeVisible();
  const arrived = page.waitForEvent("requestfinished");
  await sample.continue();
  await arrived;
  await expect(card.locator("[aria-busy]")).toHaveAttribute("aria-busy", "false");
  expect(await pixelsOf(before)).toEqual(known);
});

test("what is no picture is refused, and the picture before stays", async ({ page }) => {
  const { card, before, filter } = await openImageCard(page);
  await filter.selectOption("Grayscale");
  await choose(card, knownFile);
  await expect.poll(() => pixelsOf(before)).toEqual(known);
  for (const buffer of [knownFile.buffer.subarray(0, 40), Buffer.from("text"), Buffer.alloc(0)]) {
    await choose(card, { name: "broken.png", mimeType: "image/png", buffer });
    await expect(status(card)).toHaveText(
      `Error: This file (of type image/png, ${buffer.length} bytes) is not a picture that this browser can decode. Try a JPEG, PNG or WebP.`,
    );
    expect(await pixelsOf(before)).toEqual(known);
  }
  await filter.selectOption("Invert");
  await expect(status(card)).toHaveText(/^Invert took/);
});

test("a picture that is too large is refused", async ({ page }) => {
  const { card } = await openImageCard(page);
  await choose(card, blackFile("huge.png", 10_000, 6_000));
  await expect(status(card)).toHaveText(/^RangeError: This picture has 10000 × 6000 pixels/);
});

test("a worker that does not load is explained", async ({ page }) => {
  await page.route("**/image-worker.js", (route) => route.abort());
  const card = await openCard(page, "image-filter");
  await expect(status(card)).toHaveText(/^Error: The worker could not run/);
});

test("after a trap a fresh worker goes on with the same picture", async ({ page }) => {
  const { card, filter, after } = await openImageCard(page);
  await filter.selectOption("Invert");
  await choose(card, knownFile);
  await expect.poll(() => pixelsOf(after)).toEqual(inverted);
  await page.workers()[0].evaluate(() => {
    // As if the module had run out of memory while it drew.
    OffscreenCanvasRenderingContext2D.prototype.putImageData = () => {
      throw new WebAssembly.RuntimeError("unreachable");
    };
  });
  await filter.selectOption("Edges");
  await expect(status(card)).toHaveText(/^Error: The module trapped/);
  await filter.selectOption("Invert");
  await expect(status(card)).toHaveText(/^Invert took/);
  expect(await pixelsOf(after)).toEqual(inverted);
});

test("a photograph is turned as its EXIF says", async ({ page }) => {
  const { card, before } = await openImageCard(page);
  const jpeg = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(64, 32);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no context");
    context.fillStyle = "white";
    context.fillRect(32, 0, 32, 32);
    const blob = await canvas.convertToBlob({ type: "image/jpeg" });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  // A TIFF with one entry, Orientation (0x112), a SHORT of 6: to be turned right by 90 degrees.
  const exif = "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
  const segment = Buffer.from(`\xff\xe1\0${String.fromCharCode(exif.length + 2)}${exif}`, "latin1");
  const buffer = Buffer.concat([
    Buffer.from(jpeg.slice(0, 2)),
    segment,
    Buffer.from(jpeg.slice(2)),
  ]);
  await choose(card, { name: "turned.jpg", mimeType: "image/jpeg", buffer });
  await expect(card.getByText("Before: turned.jpg, 32 × 64")).toBeVisible();
  // The left half, which is black, is on top.
  const pixels = await pixelsOf(before);
  const greenAt = (/** @type {number} */ row) => pixels[(row * 32 + 16) * 4 + 1];
  expect([8, 56].map(greenAt)).toEqual([0, 255]);
});

test("of many requests only the newest counts", async ({ page }) => {
  const { card, filter, after } = await openImageCard(page);
  await choose(card, knownFile);
  await filter.selectOption("Brightness");
  await expect(status(card)).toHaveText(/^Brightness 50 took/);
  const results = await status(card).evaluateHandle((output) => {
    const count = { shown: 0 };
    new MutationObserver(() => count.shown++).observe(output, { childList: true });
    return count;
  });
  await card.getByRole("slider", { name: "Delta" }).evaluate((range) => {
    for (let delta = 1; delta <= 100; delta++) {
      /** @type {HTMLInputElement} */ (range).valueAsNumber = delta;
      range.dispatchEvent(new Event("input"));
    }
  });
  await expect.poll(async () => (await pixelsOf(after))[0]).toBe(100);
  expect(await results.evaluate(({ shown }) => shown)).toBe(1);
});

test("a photograph of 24 megapixels never blocks the page, and is saved in full size", async ({
  page,
}) => {
  const { card, after } = await openImageCard(page);
  let attempt = 0;
  // Again where a task was long: another program can hold up any, but what blocks the page of itself does so each time.
  await expect(async () => {
    const transfer = await transferOf(page, blackFile(`large-${++attempt}.png`, 6000, 4000));
    // All of it in the page: what Playwright does there takes time of the main thread too.
    expect(await card.evaluate(filterManyTimes, transfer)).toEqual([]);
  }).toPass({ timeout: 30_000 });
  await expect(after).toHaveJSProperty("width", 1600);
  const saving = page.waitForEvent("download");
  await card.getByRole("button", { name: "Save as PNG" }).click();
  const png = await readFile(await (await saving).path());
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([6000, 4000]);
});

/**
 * Runs in the page: how many milliseconds each task took that was longer than 50, while a picture is opened and filtered.
 *
 * @param {Element} card
 * @param {DataTransfer} transfer
 */
async function filterManyTimes(card, transfer) {
  const [input, select] = ["input[type=file]", "select[name=filter]"].map(
    (selector) => /** @type {HTMLInputElement} */ (card.querySelector(selector)),
  );
  const frame = () => new Promise(requestAnimationFrame);
  // Not in the task that draws the frame.
  const task = async () => frame().then(() => new Promise((resolve) => setTimeout(resolve)));
  const shown = async (/** @type {string} */ text) => {
    while (!card.textContent.includes(text)) await frame();
  };
  await task();
  /** @type {number[]} */
  const long = [];
  const note = (/** @type {PerformanceEntryList} */ entries) =>
    long.push(...entries.map(({ duration }) => duration));
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "longtask" });
  input.files = transfer.files;
  input.dispatchEvent(new Event("change"));
  await shown(`Before: ${transfer.files[0].name}, 6000 × 4000`);
  await task();
  for (const filter of ["sharpen", "edges", "boxBlur", "invert", "emboss"]) {
    select.value = filter;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await task();
  }
  await shown("After: Emboss");
  await task();
  note(observer.takeRecords());
  return long;
}

test("a result is saved as it is shown", async ({ page }) => {
  const { card, before, filter } = await openImageCard(page);
  await filter.selectOption("Invert");
  await choose(card, knownFile);
  await expect(status(card)).toHaveText(/^Invert took/);
  const saving = page.waitForEvent("download");
  await card.getByRole("button", { name: "Save as PNG" }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe("known-invert.png");
  const buffer = await readFile(await download.path());
  await choose(card, { name: "saved.png", mimeType: "image/png", buffer });
  await expect(card.getByText("Before: saved.png")).toBeVisible();
  expect(await pixelsOf(before)).toEqual(inverted);
});
