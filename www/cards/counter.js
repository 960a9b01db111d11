import { button, create, labelled, report, row } from "../elements.js";
import init, { Counter } from "../pkg/counter/counter.js";

/** @import { Timed } from "../card.js" */

/** @type {WebAssembly.Memory} */
let memory;

/** @param {WebAssembly.Module} module */
export async function start(module) {
  ({ memory } = await init({ module_or_path: module }));
}

export const calls = [make, step, reset, free, use];

/** @param {number} start */
function make(start) {
  return new Counter(start);
}

/**
 * @param {Counter} counter
 * @param {number} amount
 */
function step(counter, amount) {
  if (amount === 1) counter.increment();
  else counter.incrementBy(amount);
}

/** @param {Counter} counter */
function reset(counter) {
  counter.reset();
}

/** @param {Counter} counter */
function free(counter) {
  // Where its value lives, no garbage collector looks.
  counter.free();
}

/** @param {number} start */
async function use(start) {
  const { countOnce } = await import("../using.js");
  return countOnce(Counter, start);
}

/**
 * @param {HTMLElement} demonstration
 * @param {Timed} timed
 */
export function mount(demonstration, timed) {
  const inUse = create("p");
  const showMemory = () => {
    inUse.textContent = `The module has ${memory.buffer.byteLength / 1024} KiB of memory for all its counters.`;
  };
  const message = create("output", { ariaLabel: "Block" });
  const block = () =>
    report(message, async () => {
      try {
        return `In its block it counted to ${await timed(use, 41)}, and was freed at its end.`;
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        return "This browser does not know “using” yet: call free().";
      }
    });
  const counters = ["first", "second"].map((name) => counterControls(name, timed, showMemory));
  demonstration.append(
    create("div", { className: "columns" }, ...counters),
    inUse,
    row(button("Count with “using”", block)),
    message,
  );
}

/**
 * @param {string} name
 * @param {Timed} timed
 * @param {() => void} changed
 */
function counterControls(name, timed, changed) {
  const value = create("output", { className: "result", ariaLabel: "Value" });
  const message = create("output", { ariaLabel: "Message" });
  const number = (/** @type {string} */ label, /** @type {string} */ defaultValue) =>
    create("input", { type: "number", name: `${name}-${label}`, defaultValue });
  const [amount, first] = [number("amount", "10"), number("start", "0")];
  let counter = make(0);
  let isFree = false;

  /** @type {(text: string, change: () => void) => HTMLButtonElement} */
  const action = (text, change) =>
    button(text, () =>
      report(message, () => {
        change();
        value.textContent = String(counter.value);
        changed();
        return "";
      }),
    );
  const release = () =>
    report(message, () => {
      timed(free, counter);
      isFree = true;
      value.textContent = "freed";
      return "Its memory is free. Count on, and see what it says.";
    });

  value.textContent = String(counter.value);
  changed();
  return create(
    "section",
    { ariaLabel: `The ${name} counter` },
    value,
    row(
      action("Increment", () => timed(step, counter, 1)),
      action("Reset", () => timed(reset, counter)),
      button("Free", release),
    ),
    row(
      labelled("Amount", amount),
      action("Increment by it", () => timed(step, counter, amount.valueAsNumber)),
    ),
    row(
      labelled("Start value", first),
      action("New counter", () => {
        const old = counter;
        counter = timed(make, first.valueAsNumber);
        // Not before the new one is there: its start value may be refused.
        if (!isFree) free(old);
        isFree = false;
      }),
    ),
    message,
  );
}
