import { crc32 } from "node:zlib";
import { expect, openCard, test } from "./fixture.js";

test("shows the checksum as one types", async ({ page }) => {
  const card = await openCard(page, "skeleton-raw");
  const checksum = card.getByLabel("Checksum");
  await expect(checksum).toHaveText("cbf43926");
  await card.getByLabel("Text").fill("Zoë");
  await expect(checksum).toHaveText(crc32("Zoë").toString(16).padStart(8, "0"));
});
