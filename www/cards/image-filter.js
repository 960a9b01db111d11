import { duration } from "../card.js";
import { button, create, loadStyles, report, row } from "../elements.js";
import { textOf, wordsOf } from "../image-chain.js";
import { ImageClient } from "../image-client.js";
import { chainChoice } from "../image-controls.js";
import { divided } from "../image-divided.js";
import { pictureChoice, saveFile } from "../image-sources.js";
import { filterBand, filterPicture, takePicture } from "./image-filter-calls.js";

/** @import { Timed } from "../card.js" */
/** @import { Chain } from "../image-chain.js" */

/** @type {WebAssembly.Module} */
let compiled;

/**
 * Compiled once, for all workers that make instances of it.
 *
 * @param {WebAssembly.Module} module
 */
export async function start(module) {
  compiled = module;
  await loadStyles("image.css");
}

export const calls = [takePicture, filterPicture, filterBand];

/**
 * @param {HTMLElement} demonstration
 * @param {Timed} timed
 */
export function mount(demonstration, timed) {
  const choice = chainChoice(() => comparison.filter());
  const comparison = compare(choice.chain, demonstration, timed);
  const pictures = pictureChoice(comparison.open);
  demonstration.append(
    ...pictures.elements,
    ...choice.elements,
    ...comparison.elements,
    measurements(),
  );
  pictures.openSample();
}

/** What can be measured, loaded by those who want to. */
function measurements() {
  const summary = create("summary", {}, "The race: JavaScript, scalar Wasm and SIMD Wasm");
  const details = create("details", { className: "measurements" }, summary);
  details.addEventListener("toggle", show, { once: true });
  return details;

  async function show() {
    const status = create("output");
    details.append(status);
    await report(status, async () => {
      const { experiments } = await import("../image-race.js");
      status.replaceWith(...experiments(compiled));
      return undefined;
    });
  }
}

/**
 * A picture before and after the chosen filters.
 *
 * @param {() => Chain} chosen
 * @param {HTMLElement} host
 * @param {Timed} timed
 */
function compare(chosen, host, timed) {
  const client = new ImageClient(compiled);
  const { figure, before, after } = divided("Before", "After");
  const progress = create("progress", { ariaLabel: "What is filtered" });
  const status = create("output");
  const run = runner(host, progress, status);
  const save = button("Save as PNG", download);
  save.disabled = true;
  let name = "";
  let filename = "";
  let newest = 0;
  return { open, filter, elements: [figure, progress, status, row(save)] };

  /**
   * @param {string} newName
   * @param {() => Promise<Blob>} load
   */
  function open(newName, load) {
    const number = ++newest;
    run(async () => {
      const file = await load();
      const opened = number === newest && (await client.open(file));
      if (!opened) return;
      name = newName;
      before.show(opened.bitmap, `${name}, ${opened.width} × ${opened.height}`);
      after.clear();
      save.disabled = true;
      filter();
    });
  }

  function filter() {
    // What is chosen before there is a picture counts as soon as there is one.
    if (!name) return;
    run(async () => {
      const chain = chosen();
      const filtered = await timed(() =>
        client.filter(chain, (done) => {
          progress.value = done;
        }),
      );
      if (!filtered) return;
      const words = chain.map((call) => wordsOf(textOf([call]))).join(", then ") || "Original";
      const names = [name.replace(/\.\w+$/, ""), ...chain.map(([name]) => name)];
      filename = `${names.join("-")}.png`;
      after.show(filtered.bitmap, words);
      save.disabled = false;
      return `${words} took ${duration(filtered.milliseconds)} in the worker.`;
    });
  }

  function download() {
    run(async () => {
      const png = await client.save();
      if (!png) return;
      saveFile(png, filename);
      return `Saved as ${filename}.`;
    });
  }
}

/**
 * Runs actions, and shows that they run and what came of them.
 *
 * @param {HTMLElement} host
 * @param {HTMLProgressElement} progress
 * @param {HTMLOutputElement} status
 */
function runner(host, progress, status) {
  let pending = 0;
  /** @param {() => Promise<string | undefined>} action */
  return async (action) => {
    pending++;
    host.ariaBusy = "true";
    // Under way, for all that is known.
    progress.removeAttribute("value");
    await report(status, action);
    pending--;
    host.ariaBusy = String(pending > 0);
  };
}
