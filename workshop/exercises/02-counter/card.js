import init, { Counter } from "./pkg/counter.js";

/** @param {HTMLElement} element */
export default async function card(element) {
  await init();
  // Each button has a counter of its own, for as long as there is a page.
  for (const start of [0, 5]) {
    const counter = new Counter(start);
    const button = document.createElement("button");
    const show = () => {
      button.textContent = `Counted to ${counter.value}`;
    };
    button.addEventListener("click", () => {
      counter.increment();
      show();
    });
    show();
    element.append(button, " ");
  }
}
