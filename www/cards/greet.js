import { button, create, labelled, report, row } from "../elements.js";
import init, { greet } from "../pkg/greet/greet.js";

await init();

export const calls = [greeting, panic];

/** @param {string} name */
function greeting(name) {
  return greet(name);
}

let instances = 0;

/** @param {string} message */
async function panic(message) {
  // A panic spoils its instance. A new query makes another.
  const fresh = `../pkg/greet-boom/greet.js?${++instances}`;
  const { default: init, boom } = await import(fresh);
  await init();
  boom(message);
}

/** @param {HTMLElement} demonstration */
export function mount(demonstration) {
  const name = create("input", { value: "Ada", autocomplete: "off" });
  const result = create("output", { className: "result", ariaLabel: "Greeting" });
  const show = () => report(result, () => greeting(name.value));
  name.addEventListener("input", show);
  show();

  const aftermath = create("output", { ariaLabel: "Aftermath" });
  const explode = () =>
    report(aftermath, async () => {
      try {
        await panic(`nobody expected ${name.value}`);
        return "Nothing happened.";
      } catch (error) {
        return `${error}. The panic's own message is on the console. That instance is spent: the next press starts a fresh one, and the greeting above has its own.`;
      }
    });

  demonstration.append(
    labelled("Name", name),
    result,
    row(button("Panic in Rust", explode)),
    aftermath,
  );
}
