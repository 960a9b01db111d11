// What visitors set is in the address, so that a link shows the same: `?crate.control=value#crate`.

/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

// Safari refuses more than a hundred changes of the address in half a minute, which a range makes when it is dragged.
const quiet = 300;

/** @type {Set<Element>} */
const changed = new Set();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Keeps the address up to date with the controls that have a name. */
export function rememberControls() {
  for (const event of ["input", "change"]) document.addEventListener(event, notice);
}

/** @param {Event} event */
function notice({ target }) {
  const card = target instanceof Element && target.closest(".card");
  if (!card || !isControl(target)) return;
  changed.add(card);
  clearTimeout(timer);
  timer = setTimeout(remember, quiet);
}

function remember() {
  const address = new URL(location.href);
  for (const card of changed) {
    for (const key of [...address.searchParams.keys()])
      if (key.startsWith(`${card.id}.`)) address.searchParams.delete(key);
    for (const control of card.querySelectorAll("input[name], select[name]")) {
      if (!isControl(control)) continue;
      const value = settingOf(control);
      if (value === defaultSettingOf(control)) continue;
      address.searchParams.set(`${card.id}.${control.name}`, value);
      address.hash = card.id;
    }
  }
  changed.clear();
  if (address.href !== location.href) history.replaceState(undefined, "", address);
}

/**
 * Sets the controls of a card as the address says. In its order: the choice of a filter brings the controls of its
 * parameters.
 *
 * @param {HTMLElement} card
 */
export function restoreControls(card) {
  for (const [key, value] of new URLSearchParams(location.search)) {
    if (!key.startsWith(`${card.id}.`)) continue;
    const name = CSS.escape(key.slice(card.id.length + 1));
    const control = card.querySelector(`[name="${name}"]`);
    if (!isControl(control) || settingOf(control) === value) continue;
    if (isCheckbox(control)) control.checked = value === "on";
    else control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/** @type {(target: EventTarget | null) => target is Control} */
function isControl(target) {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}

/** @type {(control: Control) => control is HTMLInputElement & { type: "checkbox" }} */
function isCheckbox(control) {
  return control.type === "checkbox";
}

/** @param {Control} control */
function settingOf(control) {
  return isCheckbox(control) ? (control.checked ? "on" : "off") : control.value;
}

/** @param {Control} control */
function defaultSettingOf(control) {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options];
    return (options.find((it) => it.defaultSelected) ?? options[0])?.value;
  }
  return isCheckbox(control) ? (control.defaultChecked ? "on" : "off") : control.defaultValue;
}
