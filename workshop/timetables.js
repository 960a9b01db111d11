// The timetables of INSTRUCTOR.md, made of workshop.toml: compares them, or with --write, writes them.
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "smol-toml";

/** @typedef {{ name: string, minutes: number }} Track */
/** @typedef {{ id: string, title: string, minutes: number, tracks: string[] }} Exercise */

const BEGIN = "<!-- Written by `cargo workshop verify --write`. -->\n";
const END = "<!-- The end of what is written. -->\n";

/** How many minutes people sit before they need a break, and how long that is. */
const BLOCK = 75;
const BREAK = 10;

/** Whoever stays longer than half a day eats: instead of the first break after so many minutes. */
const HALF_DAY = 240;
const MORNING = 120;
const LUNCH = 60;

/** @param {Track} track @param {Exercise[]} exercises */
function table({ name, minutes }, exercises) {
  const rows = [`\n### ${name}\n\n| from | minutes | what |\n|---|---|---|\n`];
  let now = 0;
  const add = (/** @type {number} */ length, /** @type {string} */ what) => {
    const from = `${Math.floor(now / 60)}:${String(now % 60).padStart(2, "0")}`;
    rows.push(`| ${from} | ${length} | ${what} |\n`);
    now += length;
  };
  let sat = 0;
  let isHungry = minutes > HALF_DAY;
  for (const exercise of exercises.filter(({ tracks }) => tracks.includes(name))) {
    if (sat + exercise.minutes > BLOCK) {
      const isNoon = isHungry && now >= MORNING;
      if (isNoon) isHungry = false;
      add(isNoon ? LUNCH : BREAK, isNoon ? "lunch" : "break");
      sat = 0;
    }
    add(exercise.minutes, `${exercise.id}: ${exercise.title}`);
    sat += exercise.minutes;
  }
  if (now > minutes) throw new Error(`${name} takes ${now} minutes, with its breaks`);
  add(minutes - now, "questions, and what took longer");
  return rows.join("");
}

const file = new URL("INSTRUCTOR.md", import.meta.url);
const text = readFileSync(file, "utf8");
const list = readFileSync(new URL("workshop.toml", import.meta.url), "utf8");
const { track, exercise } = /** @type {{ track: Track[], exercise: Exercise[] }} */ (
  /** @type {unknown} */ (parse(list))
);
const tables = track.map((one) => table(one, exercise)).join("");
const [before = "", rest = ""] = text.split(BEGIN);
const [, after = ""] = rest.split(END);
const wanted = `${before}${BEGIN}${tables}\n${END}${after}`;
if (process.argv.includes("--write")) {
  writeFileSync(file, wanted);
} else if (text !== wanted) {
  console.error(
    "INSTRUCTOR.md has other timetables than workshop.toml: cargo workshop verify --write",
  );
  process.exit(1);
}
