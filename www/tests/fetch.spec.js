import { samples } from "../samples.js";
import { expect, openCard, test } from "./fixture.js";

test("reads JSON", async ({ page, request }) => {
  const card = await openCard(page, "fetch");
  await card.getByRole("button", { name: "Read JSON" }).click();
  const answer = card.getByLabel("Answer");
  await expect(answer).toContainText("fetch");
  const expected = await (await request.get("./pkg/crates.json")).json();
  expect(JSON.parse(String(await answer.textContent()))).toEqual(expected);
});

test("an HTTP error has its name, status and address", async ({ page, baseURL, expectTrouble }) => {
  expectTrouble(/console\.error: .*404/);
  const card = await openCard(page, "fetch");
  await card.getByRole("button", { name: "Read what is missing" }).click();
  await expect(card.getByLabel("Answer")).toHaveText(
    `HttpError: 404 at ${baseURL}pkg/missing.json`,
  );
});

test("downloads to the end", async ({ page, request }) => {
  const size = (await (await request.get(samples[0].url)).body()).length;
  const card = await openCard(page, "fetch");
  await card.getByRole("button", { name: "Download" }).click();
  await expect(card.getByLabel("Received")).toHaveText(`${size} bytes`);
  const progress = card.getByRole("progressbar");
  await expect(progress).toHaveJSProperty("max", size);
  await expect(progress).toHaveJSProperty("value", size);
});

test("a download is cancelled on the way, and another one succeeds", async ({ page }) => {
  const card = await openCard(page, "fetch");
  const download = card.getByRole("button", { name: "Download" });
  const received = card.getByLabel("Received");
  const line = await page.context().newCDPSession(page);
  const limit = (/** @type {number} */ downloadThroughput) =>
    line.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput,
      uploadThroughput: -1,
    });
  await line.send("Network.enable");
  await limit(50_000);

  const cancelled = page.waitForEvent("requestfailed");
  await download.click();
  await expect(card.getByRole("progressbar")).not.toHaveJSProperty("position", 0);
  await card.getByRole("button", { name: "Cancel" }).click();
  await expect(received).toHaveText("AbortError: Cancel was pressed");
  expect((await cancelled).failure()?.errorText).toBe("net::ERR_ABORTED");

  await limit(-1);
  await download.click();
  await expect(received).toHaveText(/^\d+ bytes$/);
});
