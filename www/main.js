import { create, failure } from "./elements.js";

/**
 * What `cards/<crate>.js` exports: `mount` fills the card's demonstration, and `calls` are the
 * functions through which it calls the crate, shown beneath as they are.
 *
 * @typedef {{ mount(demonstration: HTMLElement): void, calls: Function[] }} Card
 */

/** @typedef {{ name: string, description: string }} Crate */

const page = /** @type {HTMLElement} */ (document.getElementById("cards"));

// Without it, check.js has said so.
if ("WebAssembly" in globalThis) await showCrates();

async function showCrates() {
  try {
    const response = await fetch("./pkg/crates.json");
    if (!response.ok) throw new Error(`${response.url} answers ${response.status}`);
    /** @type {Crate[]} */
    const crates = await response.json();
    await Promise.all(crates.map(showCrate));
  } catch (error) {
    console.error(error);
    page.append(
      failure(
        `The list of crates could not be loaded: ${error}.`,
        "Run “cargo xtask build” if nothing was built yet, then reload.",
      ),
    );
  }
}

/** @param {Crate} crate */
async function showCrate({ name, description }) {
  const demonstration = create("div", { className: "demonstration" });
  const card = create(
    "article",
    { className: "card", id: name },
    create("h2", {}, name),
    create("p", { className: "description" }, description),
    demonstration,
  );
  card.setAttribute("aria-label", name);
  page.append(card);

  const path = `./cards/${name}.js`;
  try {
    /** @type {Card} */
    const { mount, calls } = await import(path);
    mount(demonstration);
    card.append(source(path, calls));
  } catch (error) {
    console.error(error);
    demonstration.replaceChildren(await explain(name, path, error));
  }
}

/**
 * The calls as they run, so that what is shown cannot drift from what is done.
 *
 * @param {string} path
 * @param {Function[]} calls
 */
function source(path, calls) {
  const file = create("a", { href: path }, path.replace(".", "www"));
  const code = create("code", {}, calls.map(String).join("\n\n"));
  return create(
    "figure",
    { className: "source" },
    create("figcaption", {}, "What ", file, " calls"),
    create("pre", {}, code),
  );
}

/**
 * @param {string} name
 * @param {string} path
 * @param {unknown} error
 */
async function explain(name, path, error) {
  const response = await fetch(path, { method: "HEAD" }).catch(() => undefined);
  if (response?.status === 404) {
    return failure(
      "This crate has no card yet.",
      `Write www/cards/${name}.js, starting from a copy of the nearest of the others there.`,
    );
  }
  return failure(
    `This card could not be started: ${error}.`,
    `Run “cargo xtask build ${name}” if the crate was not built yet, then reload. The console has the details.`,
  );
}
