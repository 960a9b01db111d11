import { button, create, labelled, report, row } from "../elements.js";
import { ImageClient } from "../image-client.js";
import { acceptFiles, filterChoice, picture, saveFile } from "../image-controls.js";
import { drawFiltered, filterBand, takePicture } from "../image-filters.js";
import { samples } from "../samples.js";

/** @import { Chain, FilterName } from "../image-filters.js" */

export const calls = [takePicture, drawFiltered, filterBand];

/** @param {HTMLElement} demonstration */
export function mount(demonstration) {
  const choice = filterChoice(() => comparison.filter());
  const comparison = compare(choice.current, demonstration);
  const file = create("input", { type: "file", accept: "image/*" });
  file.addEventListener("change", () => openFirst(file.files));
  acceptFiles(demonstration, openFirst);

  /** @param {FileList | null | undefined} files */
  function openFirst(files) {
    const first = files?.[0];
    if (first) comparison.open(first.name, async () => first);
  }

  /** @param {{ name: string, url: string }} sample */
  function openSample({ name, url }) {
    comparison.open(name, async () => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url} answers ${response.status}. Reload.`);
      return response.blob();
    });
  }

  demonstration.append(
    labelled(
      "A picture of yours: choose it, or drop or paste it anywhere here. It never leaves this page.",
      file,
    ),
    row(...samples.map((sample) => button(sample.name, () => openSample(sample)))),
    choice.controls,
    ...comparison.elements,
  );
  openSample(samples[0]);
}

/**
 * A picture before and after the chosen filter.
 *
 * @param {() => { filter: FilterName, label: string, chain: Chain }} chosen
 * @param {HTMLElement} host
 */
function compare(chosen, host) {
  const client = new ImageClient();
  const before = picture("Before");
  const after = picture("After");
  const inBands = create("input", { type: "checkbox", onchange: filter });
  const progress = create("progress", { ariaLabel: "What is filtered" });
  const status = create("output");
  const run = runner(host, progress, status);
  const save = button("Save as PNG", download);
  save.disabled = true;
  let name = "";
  let filename = "";
  let newest = 0;

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
    run(async () => {
      const { filter, label, chain } = chosen();
      const filtered = await client.filter(chain, inBands.checked, (done) => {
        progress.value = done;
      });
      if (!filtered) return;
      filename = `${name.replace(/\.\w+$/, "")}-${filter}.png`;
      after.show(filtered.bitmap, label);
      save.disabled = false;
      const bands = filtered.bands > 1 ? `, in ${filtered.bands} bands` : "";
      return `${label} took ${filtered.milliseconds.toFixed(1)} ms${bands}.`;
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

  const pictures = create("div", { className: "pictures" }, before.figure, after.figure);
  const choice = labelled("In bands, each in a worker of its own", inBands);
  return { open, filter, elements: [choice, pictures, progress, status, row(save)] };
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
