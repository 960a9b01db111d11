import { duration, showCard } from "./card.js";
import { rememberControls } from "./state.js";

/** @import { Crate } from "./card.js" */

const page = /** @type {HTMLElement} */ (document.getElementById("cards"));

// Without it, check.js has said so.
if ("WebAssembly" in globalThis) await showCrates();

async function showCrates() {
  const list = new URL("./pkg/crates.json", import.meta.url);
  /** @type {Crate[]} */
  let crates = [];
  try {
    const response = await fetch(list);
    if (!response.ok) throw new Error(`${response.url} answers ${response.status}`);
    crates = await response.json();
  } catch (error) {
    console.error(error);
    const { panel } = await import("./trouble.js");
    const reason = `The list of crates could not be loaded: ${error}.`;
    const cure = "Run “cargo xtask build” if nothing was built yet, then reload.";
    page.append(panel({ reason, cure }, error));
    return;
  }
  const cards = crates.map(showCard);
  const asked = cards.find(({ element }) => element.id === location.hash.slice(1));
  const first = asked ?? cards[0];
  // What it loads is asked for before the page is laid out, which takes as long as a file takes to come.
  const started = first?.start();
  page.append(...cards.map(({ element }) => element));
  rememberControls();
  asked?.element.scrollIntoView();
  // The others can wait until there is something to see.
  await started;
  showTime();
  await Promise.all(cards.filter((card) => card !== first).map((card) => card.start()));
}

function showTime() {
  const place = document.getElementById("time");
  if (place)
    place.textContent = `The first card worked ${duration(performance.now())} after this page was asked for.`;
}
