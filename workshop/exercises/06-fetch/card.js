import init, { countLines } from "./pkg/fetch.js";

/** @param {HTMLElement} element */
export default async function card(element) {
  await init();
  const answer = document.createElement("output");
  const ask = (/** @type {string} */ file) => {
    const button = document.createElement("button");
    button.textContent = file;
    button.addEventListener("click", async () => {
      answer.textContent = "…";
      try {
        const lines = await countLines(String(new URL(file, import.meta.url)));
        answer.textContent = `${file} has ${lines} lines.`;
      } catch (error) {
        answer.textContent = String(error);
      }
    });
    return button;
  };
  element.append(ask("card.js"), " ", ask("missing.js"), " ", answer);
}
