import { create } from "./elements.js";
import { compileModule } from "./module.js";
import { restoreControls } from "./state.js";

/**
 * What `cards/<crate>.js` exports. `start` makes an instance of the crate's compiled module; `mount` fills the
 * demonstration; `calls` are the functions through which it calls the crate, shown beneath as they are.
 *
 * @typedef {object} Card
 * @property {(module: WebAssembly.Module) => unknown} start
 * @property {(demonstration: HTMLElement, timed: Timed) => void | Promise<void>} mount
 * @property {Function[]} calls
 */

/**
 * Calls one of `calls`, and shows on the card how long it took.
 *
 * @typedef {<Arguments extends any[], Result>(call: (...args: Arguments) => Result, ...args: Arguments) => Result} Timed
 */

/** @typedef {{ path: string, bytes: number, brotli: number }} File - Its path in `pkg/`, its size, and that of what crosses the network. */
/**
 * @typedef {object} Crate
 * @property {string} name
 * @property {string} description
 * @property {File} module
 * @property {File} glue
 * @property {string[]} sources - Paths in `pkg/`.
 * @property {string} test - Path in `pkg/`.
 */

/** Not the root of the host, as this page may be in a folder of it. */
const packages = new URL("./pkg/", import.meta.url);

/**
 * Shows a crate, at first without its demonstration.
 *
 * @param {Crate} crate
 */
export function showCard(crate) {
  const { name, description } = crate;
  const progress = create("progress", { value: 0, ariaLabel: `Loading ${name}` });
  const demonstration = create("div", { className: "demonstration" }, progress);
  const time = create("span", { className: "time" });
  const element = create(
    "article",
    { className: "card", id: name, ariaLabel: name },
    create("h2", {}, name),
    create("p", { className: "description" }, description),
    demonstration,
  );
  return { element, start };

  /** Loads what the card needs, and lets it begin. */
  async function start() {
    const began = performance.now();
    try {
      // The card asks for it too, but not before it is here itself.
      preloadModule(String(new URL(crate.glue.path, packages)));
      /** @type {Promise<Card>} */
      const loading = import(`./cards/${name}.js`);
      const { path, bytes } = crate.module;
      const compiling = compileModule(String(new URL(path, packages)), bytes, (share) => {
        progress.value = share;
      });
      // If there is no card, that is what has to be said.
      compiling.catch(() => {});
      const { start, mount, calls } = await loading;
      await start(await compiling);
      performance.measure(`${name}: module`, { start: began });
      demonstration.replaceChildren();
      await mount(demonstration, timedOn(time));
      performance.mark(`${name}: first result`);
      element.append(facts(crate, time));
      restoreControls(element);
      const { fileListing, javascriptListing } = await import("./source.js");
      element.append(
        javascriptListing(`cards/${name}.js`, calls),
        ...crate.sources.map((path) => fileListing(path, packages)),
      );
    } catch (error) {
      console.error(error);
      const { explain, panel } = await import("./trouble.js");
      demonstration.replaceChildren(panel(await explain(error, name), error));
    }
  }
}

/** @param {string} href */
function preloadModule(href) {
  document.head.append(create("link", { rel: "modulepreload", href }));
}

/**
 * @param {HTMLElement} place
 * @returns {Timed}
 */
function timedOn(place) {
  return (call, ...args) => {
    const start = performance.now();
    const show = () => {
      place.textContent = `The last call took ${duration(performance.now() - start)}.`;
    };
    const result = call(...args);
    if (result instanceof Promise) result.then(show, () => {});
    else show();
    return result;
  };
}

/**
 * Browsers round their clocks, to a tenth of a millisecond or one.
 *
 * @param {number} milliseconds
 */
export function duration(milliseconds) {
  return milliseconds < 0.1 ? "less than 0.1 ms" : `${milliseconds.toFixed(1)} ms`;
}

/** @type {(crate: Crate, time: HTMLElement) => HTMLElement} */
function facts({ module, glue, test }, time) {
  const size = (/** @type {File} */ { bytes, brotli }) =>
    `${(bytes / 1000).toFixed(1)} KB, ${(brotli / 1000).toFixed(1)} compressed`;
  const link = create("a", { href: String(new URL(test, packages)) }, "Its tests");
  const sizes = `Module ${size(module)}; glue ${size(glue)}. `;
  return create("p", { className: "facts" }, sizes, time, " ", link, ".");
}
