import { button, create, labelled, report, row } from "../elements.js";
import init, { Counter } from "../pkg/counter/counter.js";

await init();

export const calls = [replace, step, reset];

/**
 * @param {Counter | undefined} old
 * @param {number} start
 */
function replace(old, start) {
  const counter = new Counter(start);
  // Where its value lives, no garbage collector looks.
  old?.free();
  return counter;
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

/** @param {HTMLElement} demonstration */
export function mount(demonstration) {
  let counter = replace(undefined, 0);
  const value = create("output", { className: "result", ariaLabel: "Value" }, "0");
  const message = create("output", { ariaLabel: "Message" });
  const start = create("input", { type: "number", value: "9007199254740990" });
  const amount = create("input", { type: "number", value: "10" });

  /** @param {() => void} change */
  const act = (change) => () =>
    report(message, () => {
      change();
      value.textContent = String(counter.value);
      return "";
    });

  demonstration.append(
    value,
    row(
      button(
        "Increment",
        act(() => step(counter, 1)),
      ),
      button(
        "Reset",
        act(() => reset(counter)),
      ),
    ),
    row(
      labelled("Amount", amount),
      button(
        "Increment by it",
        act(() => step(counter, amount.valueAsNumber)),
      ),
    ),
    row(
      labelled("Start value", start),
      button(
        "New counter",
        act(() => {
          counter = replace(counter, start.valueAsNumber);
        }),
      ),
    ),
    message,
  );
}
