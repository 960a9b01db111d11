/**
 * Creates an element with the given properties and children.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} [properties]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function create(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/**
 * A button that does something.
 *
 * @param {string} text
 * @param {() => void} onclick
 */
export function button(text, onclick) {
  return create("button", { type: "button", onclick }, text);
}

/**
 * A control under its label.
 *
 * @param {string} text
 * @param {HTMLElement} control
 */
export function labelled(text, control) {
  return create("label", {}, create("span", {}, text), control);
}

/**
 * Controls side by side, as far as there is room.
 *
 * @param {HTMLElement[]} controls
 */
export function row(...controls) {
  return create("div", { className: "row" }, ...controls);
}

/**
 * Loads a stylesheet that only one card needs.
 *
 * @param {string} path - In the folder of the page.
 * @returns {Promise<void>}
 */
export function loadStyles(path) {
  const href = new URL(path, import.meta.url).href;
  return new Promise((resolve, reject) => {
    const onerror = () => reject(new Error(`${href} could not be loaded`));
    const link = { rel: "stylesheet", href, onload: () => resolve(), onerror };
    document.head.append(create("link", link));
  });
}

/**
 * Shows what an action returns, or the error that it throws. `undefined` leaves what is there.
 *
 * @param {HTMLOutputElement} output
 * @param {() => string | undefined | Promise<string | undefined>} action
 * @returns Whether there was no error.
 */
export async function report(output, action) {
  try {
    const text = await action();
    if (text === undefined) return true;
    output.textContent = text;
    output.classList.remove("failure");
    return true;
  } catch (error) {
    output.textContent = String(error);
    output.classList.add("failure");
    return false;
  }
}
