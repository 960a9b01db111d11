import { create, labelled, row } from "./elements.js";
import { filters } from "./image-filters.js";

/** @import { Filter, FilterName } from "./image-filters.js" */

/**
 * A canvas with its caption.
 *
 * @param {string} title
 */
export function picture(title) {
  const canvas = create("canvas", { width: 960, height: 640, role: "img", ariaLabel: title });
  const caption = create("figcaption", {}, title);
  const context = canvas.getContext("bitmaprenderer");
  return {
    figure: create("figure", {}, canvas, caption),
    /**
     * @param {ImageBitmap} bitmap
     * @param {string} text
     */
    show(bitmap, text) {
      ({ width: canvas.width, height: canvas.height } = bitmap);
      context?.transferFromImageBitmap(bitmap);
      describe(`${title}: ${text}`);
    },
    clear() {
      context?.transferFromImageBitmap(null);
      describe(title);
    },
  };

  /** @param {string} text */
  function describe(text) {
    caption.textContent = text;
    canvas.ariaLabel = text;
  }
}

/**
 * The choice of a filter and of its parameter.
 *
 * @param {() => void} changed
 */
export function filterChoice(changed) {
  const entries = /** @type {[FilterName, Filter][]} */ (Object.entries(filters));
  const select = create(
    "select",
    {},
    ...entries.map(([value, { label }]) => create("option", { value }, label)),
  );
  const range = create("input", { type: "range" });
  const number = create("input", { type: "number" });
  const parameterLabel = create("span");
  const parameter = row(create("label", {}, parameterLabel, range), number);
  const current = () => {
    const filter = /** @type {FilterName} */ (select.value);
    const { label } = filters[filter];
    return { filter, label, value: number.valueAsNumber };
  };
  const choose = () => {
    const wanted = /** @type {Filter} */ (filters[current().filter]).parameter;
    parameter.hidden = !wanted;
    if (wanted) {
      const { label, min, max, step, value } = wanted;
      parameterLabel.textContent = label;
      number.ariaLabel = `${label}, as a number`;
      for (const input of [range, number]) {
        Object.assign(input, { min, max, step, value });
      }
    }
  };
  select.addEventListener("change", () => {
    choose();
    changed();
  });
  range.addEventListener("input", () => {
    number.value = range.value;
    changed();
  });
  number.addEventListener("input", () => {
    range.value = number.value;
    changed();
  });
  choose();
  return { controls: row(labelled("Filter", select), parameter), current };
}

/**
 * @param {Blob} file
 * @param {string} name
 */
export function saveFile(file, name) {
  const href = URL.createObjectURL(file);
  create("a", { href, download: name }).click();
  // Not at once: the browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/**
 * Takes files that are dropped or pasted anywhere on the page.
 *
 * @param {HTMLElement} highlighted
 * @param {(files: FileList | undefined) => void} take
 */
export function acceptFiles(highlighted, take) {
  const highlight = (/** @type {boolean} */ on) => highlighted.classList.toggle("dropping", on);
  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    // Otherwise the browser would leave the page and open the file.
    event.preventDefault();
    highlight(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) highlight(false);
  });
  document.addEventListener("drop", (event) => {
    highlight(false);
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });
  document.addEventListener("paste", (event) => take(event.clipboardData?.files));
}
