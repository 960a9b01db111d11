import { button, create, labelled, report, row } from "../elements.js";
import { Histogram } from "../histogram.js";
import init, { roll, uuid } from "../pkg/dice/dice.js";

/** @import { Timed } from "../card.js" */

/** @param {WebAssembly.Module} module */
export const start = (module) => init({ module_or_path: module });

export const calls = [throwDice, identifier];

/**
 * @param {number} sides
 * @param {number} count
 */
function throwDice(sides, count) {
  return roll(sides, count);
}

function identifier() {
  return uuid();
}

// A card is no place for more.
const mostShown = 200;

/**
 * @param {HTMLElement} demonstration
 * @param {Timed} timed
 */
export function mount(demonstration, timed) {
  const number = (/** @type {string} */ name, /** @type {string} */ defaultValue) =>
    create("input", { type: "number", min: "1", name, defaultValue });
  const [sides, count] = [number("sides", "6"), number("count", "5")];
  const dice = create("output", { className: "result", ariaLabel: "Dice" });
  const identity = create("output", { ariaLabel: "Identifier" });
  const histogram = new Histogram("How often each number came");

  const throwThem = () =>
    report(dice, () => {
      const thrown = timed(throwDice, sides.valueAsNumber, count.valueAsNumber);
      histogram.add(sides.valueAsNumber, thrown);
      const hidden = thrown.length - mostShown;
      const rest = hidden > 0 ? ` … and ${hidden} more` : "";
      return thrown.subarray(0, mostShown).join(" ") + rest;
    });
  const identify = () => report(identity, () => timed(identifier));
  const repeated = repeat(throwThem);

  demonstration.append(
    row(labelled("Sides", sides), labelled("Dice", count), button("Roll", throwThem), repeated),
    dice,
    histogram.element,
    row(button("New UUID", identify)),
    identity,
  );
  throwThem();
  identify();
}

/**
 * A switch that has something done in each frame.
 *
 * @param {() => Promise<boolean>} action - Whether it succeeded; otherwise it is the last time.
 */
function repeat(action) {
  let isOn = false;
  const toggle = button("Keep rolling", () => {
    set(!isOn);
    if (isOn) requestAnimationFrame(again);
  });
  set(false);
  return toggle;

  async function again() {
    if (!isOn) return;
    if (await action()) requestAnimationFrame(again);
    else set(false);
  }

  /** @param {boolean} on */
  function set(on) {
    isOn = on;
    toggle.ariaPressed = String(on);
  }
}
