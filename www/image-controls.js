import { create, labelled, row } from "./elements.js";
import { filters } from "./image-filters.js";

/** @import { FilterCall } from "./pkg/image-filter/image_filter.js" */
/** @import { Filter, FilterName, Parameter, Range } from "./image-filters.js" */

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
 * The choice of a filter and of its parameters.
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
  const parameterRow = row();
  /** @type {(() => number | string | number[])[]} */
  let values = [];
  const choose = () => {
    /** @type {Filter} */
    const { parameters = [] } = filters[chosen()];
    const controls = parameters.map((parameter) => parameterControl(parameter, changed));
    values = controls.map(({ value }) => value);
    parameterRow.replaceChildren(...controls.map(({ control }) => control));
    parameterRow.hidden = parameters.length === 0;
  };
  select.addEventListener("change", () => {
    choose();
    changed();
  });
  choose();
  return { controls: row(labelled("Filter", select), parameterRow), current };

  function chosen() {
    return /** @type {FilterName} */ (select.value);
  }

  function current() {
    // Parameters that do not fit are refused by the filter.
    const call = /** @type {FilterCall} */ (
      /** @type {unknown} */ ([chosen(), ...values.map((value) => value())])
    );
    const chain = [call];
    return { filter: chosen(), label: filters[chosen()].label, chain };
  }
}

/**
 * @param {Parameter} parameter
 * @param {() => void} changed
 * @returns {{ control: HTMLElement, value: () => number | string | number[] }}
 */
function parameterControl(parameter, changed) {
  if ("min" in parameter) return rangeControl(parameter, changed);
  const { label } = parameter;
  if ("choices" in parameter) {
    const options = parameter.choices.map((choice) => create("option", {}, choice));
    const select = create("select", { onchange: changed }, ...options);
    select.value = parameter.value;
    return { control: labelled(label, select), value: () => select.value };
  }
  const text = create("input", { autocomplete: "off", oninput: changed });
  text.value = parameter.value.join(" ");
  // A word becomes NaN, which the filter refuses, as it does too few numbers.
  const numbers = () => (text.value.match(/[^\s,]+/g) ?? []).map(Number);
  return { control: labelled(label, text), value: numbers };
}

/**
 * A number to be moved or typed.
 *
 * @param {Range} parameter
 * @param {() => void} changed
 */
function rangeControl({ label, min, max, step, value }, changed) {
  const settings = { min: String(min), max: String(max), step: String(step), value: String(value) };
  const range = create("input", { type: "range", ...settings });
  const number = create("input", {
    type: "number",
    ariaLabel: `${label}, as a number`,
    ...settings,
  });
  for (const [input, other] of [
    [range, number],
    [number, range],
  ]) {
    input.addEventListener("input", () => {
      other.value = input.value;
      changed();
    });
  }
  return { control: row(labelled(label, range), number), value: () => number.valueAsNumber };
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
