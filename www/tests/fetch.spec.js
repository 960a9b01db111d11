import { assets, expect, openCard, test } from "./fixture.js";

test("reads JSON", async ({ page, request }) => {
  const card = await openCard(page, "fetch");
  await card.getByRole("button", { name: "Read JSON" }).click();
  const answer = card.getByLabel("Answer");
  await expect(answer).toContainText("fetch");
  const expected = await (await request.get(`${await assets(request)}pkg/crates.json`)).json();
  expect(JSON.parse(String(await answer.textContent()))).toEqual(expected);
});

test("each kind of error has its name, and says what to do", async ({ page, expectTrouble }) => {
  expectTrouble(
    /console\.error: .*404/,
    /failed request: .*localhost:9|localhost:9.*refused|localhost:9/,
  );
  const card = await openCard(page, "fetch");
  const answer = card.getByLabel("Answer");
  for (const [button, text] of /** @type {const} */ ([
    ["What is missing", /^HttpError: 404 at http.*\/pkg\/missing\.json$/],
    ["What is not JSON", /^JsonError: .*style\.css \(text\/css\) is not JSON/],
    ["Where nobody answers", /^NetworkError: .*localhost:9/],
    ["A number for an address", /^TypeError: /],
    ["What takes too long", /^TimeoutError: /],
  ])) {
    await card.getByRole("button", { name: button }).click();
    await expect(answer).toHaveText(text);
  }
});

test("downloads to the end", async ({ page, request }) => {
  const size = (await (await request.get(`${await assets(request)}samples/landscape.png`)).body())
    .length;
  const card = await openCard(page, "fetch");
  await card.getByRole("button", { name: "Download" }).click();
  await expect(card.getByLabel("Received")).toHaveText(`${size} bytes`);
  const progress = card.getByRole("progressbar");
  await expect(progress).toHaveJSProperty("max", size);
  await expect(progress).toHaveJSProperty("value", size);
});

test("a download is cancelled on the way, and another one succeeds", async ({
  page,
  browserName,
}) => {
  test.skip(browserName !== "chromium", "the line is slowed down by Chrome's own protocol");
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
