import { create } from "./elements.js";
import { highlight } from "./highlight.js";

/**
 * The calls as they run, so that what is shown cannot drift from what is done.
 *
 * @param {string} path - Of the file, in the folder of the page.
 * @param {Function[]} calls
 */
export function javascriptListing(path, calls) {
  const url = String(new URL(path, import.meta.url));
  const { element, code } = listing("JavaScript", url, `www/${path}`);
  code.append(calls.map(String).join("\n\n"));
  paint(code);
  element.open = true;
  return element;
}

/**
 * A file of the crate, fetched when it is asked for.
 *
 * @param {string} path - In the folder of the packages.
 * @param {URL} packages
 */
export function fileListing(path, packages) {
  const url = String(new URL(path, packages));
  const language = path.endsWith(".rs") ? "Rust" : "JavaScript";
  const { element, code } = listing(language, url, path.replace("sources", "crates"));
  element.addEventListener("toggle", show, { once: true });
  return element;

  async function show() {
    const response = await fetch(url).catch(() => undefined);
    code.append(
      response?.ok
        ? await response.text()
        : `${url} cannot be loaded. Run “cargo xtask build”, then reload.`,
    );
    paint(code);
  }
}

/** @type {(language: string, url: string, name: string) => { element: HTMLDetailsElement, code: HTMLElement }} */
function listing(language, url, name) {
  const code = create("code");
  const file = create("a", { href: url }, "The whole file");
  // What scrolls has to be reached by keyboard.
  const text = create(
    "pre",
    { tabIndex: 0, ariaLabel: `${language} of ${name}`, role: "region" },
    code,
  );
  const summary = create("summary", {}, `${language} of ${name}`);
  return { element: create("details", { className: "source" }, summary, text, file), code };
}

/** @param {HTMLElement} code */
function paint({ firstChild }) {
  if (firstChild instanceof Text) highlight(firstChild);
}
