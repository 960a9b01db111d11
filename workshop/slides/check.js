// Holds the slides: a chapter for each exercise, code from real files alone, and no slide that holds more than is seen.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { parse } from "smol-toml";

const room = fileURLToPath(new URL("../", import.meta.url));
const source = resolve(room, "slides/src");
const built = resolve(room, "../dist/slides");

/** @type {string[]} */
const faults = [];

/** What is typed in a terminal, and what it answers, is in no file. */
const TYPED = ["```sh", "```text"];

/** @param {string} include What mdBook would only warn of: `path`, `path:3:9` or `path:anchor`. */
function isThere(include) {
  const [path = "", ...part] = include.split(":");
  const file = resolve(source, path);
  if (!existsSync(file)) return false;
  const text = readFileSync(file, "utf8");
  const count = text.split("\n").length;
  const numbers = part.filter(Boolean).map(Number);
  if (numbers.some(Number.isNaN)) return text.includes(`ANCHOR: ${part.join(":")}\n`);
  return numbers.every((number) => number <= count);
}

/** @param {{ id: string, title: string, minutes: number }} exercise */
function checkText({ id, title, minutes }) {
  const file = resolve(source, `${id}.md`);
  if (!existsSync(file)) return faults.push(`${id} has no slides`);
  const text = readFileSync(file, "utf8");
  const wanted = { title: `# ${title}\n`, time: `${minutes} minutes`, notes: "<aside>" };
  for (const [what, words] of Object.entries(wanted)) {
    if (!text.includes(words)) faults.push(`${id}: its slides lack their ${what}: ${words.trim()}`);
  }
  if (!readFileSync(resolve(source, "SUMMARY.md"), "utf8").includes(`(${id}.md)`)) {
    faults.push(`${id} is not in SUMMARY.md`);
  }
  let fence = "";
  for (const line of text.split("\n")) {
    const include = /^\{\{#include (.*)\}\}$/.exec(line)?.[1];
    if (include !== undefined) {
      if (!isThere(include))
        faults.push(`${id}: its slides include ${include}, which is not there`);
    } else if (line.startsWith("```")) {
      fence = fence === "" ? line : "";
    } else if (fence !== "" && !TYPED.includes(fence)) {
      faults.push(`${id}: \`${line}\` on its slides is in no file`);
    }
  }
}

const { exercise } = /** @type {any} */ (parse(readFileSync(`${room}workshop.toml`, "utf8")));
exercise.forEach(checkText);
const ids = exercise.map((/** @type {{ id: string }} */ { id }) => `${id}.md`);
for (const name of readdirSync(source)) {
  if (![...ids, "SUMMARY.md"].includes(name)) faults.push(`slides/src/${name} is of no exercise`);
}

const browser = await chromium.launch({ executablePath: process.env.CHROME });
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
let slides = 0;
for (const name of readdirSync(built).filter((it) => /^\d\d-.*\.html$/.test(it))) {
  await page.goto(pathToFileURL(resolve(built, name)).href);
  // What is in a slide may have more than it shows, too, such as code with long lines.
  const beyond = await page.$$eval(".slide", (all) =>
    all.map((slide) => {
      const parts = [slide, ...slide.querySelectorAll("pre, pre code, table")];
      const most = (/** @type {(part: Element) => number} */ of) => Math.max(...parts.map(of));
      const right = most((part) => part.scrollWidth - part.clientWidth);
      return [right, most((part) => part.scrollHeight - part.clientHeight)];
    }),
  );
  for (const [index, [right = 0, below = 0]] of beyond.entries()) {
    if (right > 0 || below > 0) {
      faults.push(`${name}, slide ${index + 1}: ${right} pixels to the right, ${below} below`);
    }
  }
  slides += beyond.length;
}
await browser.close();

if (slides < 2 * exercise.length)
  faults.push(`there are ${slides} slides for ${exercise.length} exercises`);
for (const fault of faults) console.log(fault);
console.log(`${slides} slides looked at`);
process.exit(faults.length > 0 ? 1 : 0);
