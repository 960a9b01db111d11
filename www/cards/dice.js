import { button, create, labelled, report, row } from "../elements.js";
import init, { roll, uuid } from "../pkg/dice/dice.js";

await init();

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

/** @param {HTMLElement} demonstration */
export function mount(demonstration) {
  const sides = create("input", { type: "number", min: "1", value: "6" });
  const count = create("input", { type: "number", min: "1", value: "5" });
  const dice = create("output", { className: "result", ariaLabel: "Dice" });
  const identity = create("output", { ariaLabel: "Identifier" });

  const throwThem = () =>
    report(dice, () => {
      const thrown = throwDice(sides.valueAsNumber, count.valueAsNumber);
      const hidden = thrown.length - mostShown;
      const rest = hidden > 0 ? ` … and ${hidden} more` : "";
      return thrown.subarray(0, mostShown).join(" ") + rest;
    });
  const identify = () => report(identity, identifier);

  demonstration.append(
    row(labelled("Sides", sides), labelled("Dice", count), button("Roll", throwThem)),
    dice,
    row(button("New UUID", identify)),
    identity,
  );
  throwThem();
  identify();
}
