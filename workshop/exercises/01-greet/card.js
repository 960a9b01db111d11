import init, { greet } from "./pkg/greet.js";

/** @param {HTMLElement} element */
export default async function card(element) {
  await init();
  const name = document.createElement("input");
  name.ariaLabel = "Name";
  const greeting = document.createElement("output");
  const show = () => {
    greeting.textContent = greet(name.value);
  };
  name.addEventListener("input", show);
  show();
  element.append(name, " ", greeting);
}
