import { button, create, labelled, report, row } from "../elements.js";
import init, { greet } from "../pkg/greet/greet.js";

/** @import { Timed } from "../card.js" */

/** @param {WebAssembly.Module} module */
export const start = (module) => init({ module_or_path: module });

export const calls = [greeting, panic];

/** @param {string} name */
function greeting(name) {
  return greet(name);
}

let instances = 0;

/**
 * @param {string} message
 * @param {boolean} hooked
 */
async function panic(message, hooked) {
  // A panic spoils its instance. A new query makes another.
  const fresh = `../pkg/greet-boom/greet.js?${++instances}`;
  const { default: init, boom, unhook } = await import(fresh);
  await init();
  if (!hooked) unhook();
  boom(message);
}

/**
 * @param {HTMLElement} demonstration
 * @param {Timed} timed
 */
export function mount(demonstration, timed) {
  const name = create("input", { name: "name", defaultValue: "Ada", autocomplete: "off" });
  const result = create("output", { className: "result", ariaLabel: "Greeting" });
  const show = () => report(result, () => timed(greeting, name.value));
  name.addEventListener("input", show);
  show();

  const aftermath = create("output", { ariaLabel: "Aftermath" });
  const explode = (/** @type {boolean} */ hooked) => () =>
    report(aftermath, async () => {
      const written = listen();
      const error = await panic(`nobody expected ${name.value}`, hooked).catch((it) => it);
      // Its place and its message. A stack follows.
      const seen = written().split("\n").slice(0, 2).join(" ");
      const shown = seen ? `“${seen}”` : "nothing else";
      return `JavaScript catches “${error}”, the console shows ${shown}. That instance is spent: the next press starts a fresh one, and the greeting above has its own.`;
    });

  demonstration.append(
    labelled("Name", name),
    result,
    row(button("Panic in Rust", explode(true)), button("Panic without the hook", explode(false))),
    aftermath,
  );
}

/** What is written to the console as an error until the function that this returns is called. */
function listen() {
  const { error } = console;
  /** @type {string[]} */
  const lines = [];
  console.error = (...values) => {
    lines.push(values.join(" "));
    error(...values);
  };
  return () => {
    console.error = error;
    return lines.join("\n");
  };
}
