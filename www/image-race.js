import { button, create, report, row } from "./elements.js";
import { racers } from "./image-javascript.js";
import { timeText } from "./image-measure.js";
import { barPlot, linePlot } from "./image-plot.js";
import { Remote } from "./image-remote.js";
import { startWorker } from "./worker.js";

/** @import { Racer } from "./image-javascript.js" */
/** @import { Time } from "./image-measure.js" */
/** @import { Crossing, RaceProtocol, Runner } from "./image-race-worker.js" */
/** @import { Wishes } from "./image-remote.js" */

/** @typedef {(show: (plot: HTMLElement) => void, wishes: Wishes) => Promise<void>} Run */

/** @type {Remote<RaceProtocol>} */
const remote = new Remote(() => startWorker("image-race-worker.js"));
const names = /** @type {Racer[]} */ (Object.keys(racers));
const side = 1024;
const sides = [64, 128, 256, 512, 1024, 2048];
const rounds = 15;
// There are six times as many of these.
const fewRounds = 7;

/** @type {Record<Crossing, string>} */
const crossings = {
  call: "A call that returns a number",
  object: "An object made and freed",
  list: "Names and numbers in a list",
  view: "A view of 4 MB",
  in: "4 MB copied in",
  out: "4 MB copied out",
};

/**
 * What can be measured here, each with a button.
 *
 * @param {WebAssembly.Module} module
 */
export function experiments(module) {
  return [
    experiment(
      "The race",
      `Three filters, each in JavaScript, in scalar Wasm and in SIMD Wasm, of a picture of ${side} × ${side} pixels that is where they need it. All make the same pixels, which is checked. The JavaScript is written for speed, and for this amount and radius alone; the crate’s scalar loops are written to be read, and take any weights. Medians of ${rounds} rounds, after a warm-up; a thin line goes from quartile to quartile.`,
      (show, wishes) => race(module, show, wishes),
    ),
    experiment(
      "Time against size",
      `The same, of pictures of ${sides[0]} × ${sides[0]} to ${sides.at(-1)} × ${sides.at(-1)} pixels. Both scales are logarithmic: where lines are parallel, one is always as many times quicker. Medians of ${fewRounds} rounds.`,
      (show, wishes) => grow(module, show, wishes),
    ),
    experiment(
      "What crossing the boundary costs",
      `What a call takes, there and back. The scale is logarithmic. A view is of the module’s own memory, so that its size does not matter. Medians of ${rounds} rounds.`,
      (show, wishes) => cross(module, show, wishes),
    ),
  ];
}

/** @type {(module: WebAssembly.Module, ...run: Parameters<Run>) => Promise<void>} */
async function race(module, show, wishes) {
  for (const [index, racer] of names.entries()) {
    const request = { module, racer, side, rounds };
    const times = await remote.ask("race", request, part(wishes, index, names.length));
    const { JavaScript, "Scalar Wasm": scalar, "SIMD Wasm": simd } = times;
    const says = `Scalar Wasm takes ${ratio(scalar, JavaScript)} of the time of JavaScript, SIMD Wasm ${ratio(simd, JavaScript)}.`;
    const bars = runners(times).map(({ label, kind }) => ({ label, kind, time: times[label] }));
    show(barPlot({ title: racers[racer].label, says, text: timeText }, bars));
  }
}

/** @type {(module: WebAssembly.Module, ...run: Parameters<Run>) => Promise<void>} */
async function grow(module, show, wishes) {
  for (const [index, racer] of names.entries()) {
    /** @type {Record<Runner, Time>[]} */
    const all = [];
    for (const side of sides) {
      const number = index * sides.length + all.length;
      const wish = part(wishes, number, names.length * sides.length);
      all.push(await remote.ask("race", { module, racer, side, rounds: fewRounds }, wish));
    }
    const lines = runners(all[0]).map(({ label, kind }) => {
      const points = all.map((times, index) => ({ x: sides[index], time: times[label] }));
      return { label, kind, points };
    });
    const ends = lines.map(({ label, points }) => {
      const [first, last] = [points[0], points[points.length - 1]];
      return `${label} from ${timeText(first.time.median)} to ${timeText(last.time.median)}`;
    });
    const xText = (/** @type {number} */ side) => `${side}²`;
    const about = { title: racers[racer].label, says: `${ends.join(", ")}.`, text: timeText };
    show(linePlot({ ...about, xTitle: "pixels of the picture", xText }, lines));
  }
}

/** @type {(module: WebAssembly.Module, ...run: Parameters<Run>) => Promise<void>} */
async function cross(module, show, wishes) {
  const times = await remote.ask("cross", { module, rounds }, wishes);
  const bars = /** @type {Crossing[]} */ (Object.keys(crossings)).map((crossing) => {
    return { label: crossings[crossing], kind: "simd", time: times[crossing] };
  });
  const calls = Math.round(times.in.median / times.call.median);
  const says = `Copying 4 MB in takes as long as ${calls} calls.`;
  show(barPlot({ title: "Time of each", says, text: timeText }, bars, true));
}

/** @param {Record<Runner, Time>} times */
function runners(times) {
  return /** @type {Runner[]} */ (Object.keys(times)).map((label) => {
    return { label, kind: label.split(" ")[0].toLowerCase() };
  });
}

/** @type {(one: Time, other: Time) => string} */
function ratio(one, other) {
  return `${Math.round((100 * one.median) / other.median)}%`;
}

/** @type {(wishes: Wishes, number: number, count: number) => Wishes} */
function part({ signal, progress }, number, count) {
  return { signal, progress: (done) => progress?.((number + done) / count) };
}

/**
 * @param {string} title
 * @param {string} text
 * @param {Run} run
 */
function experiment(title, text, run) {
  const progress = create("progress", { value: 0, ariaLabel: title });
  const status = create("output", { ariaLabel: `State of: ${title}` });
  const plots = create("div", { className: "plots" });
  /** @type {AbortController | undefined} */
  let running;
  const toggle = button("Start", () => (running ? running.abort() : start()));
  const element = create(
    "section",
    { className: "experiment", ariaLabel: title },
    create("h3", {}, title),
    create("p", {}, text),
    row(toggle, progress),
    status,
    plots,
  );
  return element;

  async function start() {
    running = new AbortController();
    const { signal } = running;
    plots.replaceChildren();
    progress.value = 0;
    toggle.textContent = "Stop";
    element.ariaBusy = "true";
    const wishes = { signal, progress: (/** @type {number} */ done) => (progress.value = done) };
    await report(status, async () => {
      status.textContent = "Measuring; leave this page in front.";
      try {
        await run((plot) => plots.append(plot), wishes);
      } catch (error) {
        if (error !== signal.reason) throw error;
        return "Stopped.";
      }
      return "Done.";
    });
    element.ariaBusy = "false";
    toggle.textContent = "Start again";
    running = undefined;
  }
}
