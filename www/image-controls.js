import { button, create, labelled, row } from "./elements.js";
import { chainOf, isFilter, textOf, wordsOf } from "./image-chain.js";
import { filters } from "./image-filters.js";

/** @import { FilterCall } from "./pkg/image-filter/image_filter.js" */
/** @import { Filter, Parameter, Range } from "./image-filters.js" */

/**
 * The filters that are kept, and the choice of the next.
 *
 * @param {() => void} changed
 */
export function chainChoice(changed) {
  const next = filterChoice(update);
  // Where the address keeps them. Not of type "hidden", whose value is its own default.
  const kept = create("input", { name: "chain", hidden: true });
  kept.addEventListener("change", update);
  const words = create("ol", { className: "chain", ariaLabel: "Filters in order" });
  const keep = button("Keep", () => {
    kept.value = pieces().join("_");
    next.clear();
  });
  const undo = button("Undo", () => {
    if (!next.call()) kept.value = pieces().slice(0, -1).join("_");
    next.clear();
  });
  show();
  return { elements: [kept, next.controls, row(words, keep, undo)], chain };

  /** Each as in the address, which can ask for what there is not. */
  function pieces() {
    const call = next.call();
    return [...kept.value.split("_"), call ? textOf([call]) : ""].filter(Boolean);
  }

  /** @throws {Error} If the address asks for a filter that there is not. */
  function chain() {
    const call = next.call();
    return [...chainOf(kept.value), ...(call ? [call] : [])];
  }

  function update() {
    show();
    changed();
  }

  function show() {
    const all = ["Original", ...pieces().map(wordsOf)];
    words.replaceChildren(...all.map((word) => create("li", {}, word)));
    keep.disabled = !next.call();
    undo.disabled = all.length === 1;
  }
}

/**
 * The choice of a filter, or none, and of its parameters.
 *
 * @param {() => void} changed
 */
function filterChoice(changed) {
  const options = Object.entries(filters).map(([value, { label }]) =>
    create("option", { value }, label),
  );
  const none = create("option", { value: "none" }, "None");
  const select = create("select", { name: "filter" }, none, ...options);
  options[0].defaultSelected = true;
  const parameterRow = row();
  /** @type {(() => number | string | number[])[]} */
  let values = [];
  const choose = () => {
    // An address can ask for a filter that there is not.
    if (select.selectedIndex < 0) options[0].selected = true;
    const { parameters = [] } = /** @type {Filter} */ (
      isFilter(select.value) ? filters[select.value] : {}
    );
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
  return { controls: row(labelled("Filter", select), parameterRow), call, clear };

  function call() {
    if (!isFilter(select.value)) return;
    // Parameters that do not fit are refused by the filter.
    return /** @type {FilterCall} */ (
      /** @type {unknown} */ ([select.value, ...values.map((value) => value())])
    );
  }

  /** Chooses none, and leads to the choice of the next. */
  function clear() {
    none.selected = true;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    select.focus();
  }
}

/**
 * @param {Parameter} parameter
 * @param {() => void} changed
 * @returns {{ control: HTMLElement, value: () => number | string | number[] }}
 */
function parameterControl(parameter, changed) {
  if ("min" in parameter) return rangeControl(parameter, changed);
  const { name, label, value } = parameter;
  if ("choices" in parameter) {
    const options = parameter.choices.map((choice) =>
      create("option", { defaultSelected: choice === value }, choice),
    );
    const select = create("select", { name, onchange: changed }, ...options);
    return { control: labelled(label, select), value: () => select.value };
  }
  const defaultValue = parameter.value.join(" ");
  const text = create("input", { name, defaultValue, autocomplete: "off", oninput: changed });
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
function rangeControl({ name, label, min, max, step, value }, changed) {
  const settings = {
    min: String(min),
    max: String(max),
    step: String(step),
    defaultValue: String(value),
  };
  const range = create("input", { type: "range", ...settings });
  const number = create("input", {
    type: "number",
    name,
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
