import init, { commonest } from "./pkg/weigh.js";

/** @param {HTMLElement} element */
export default async function card(element) {
  await init();
  const text = document.createElement("textarea");
  text.ariaLabel = "Text";
  text.value = "Sphinx of black quartz, judge my vow!";
  const answer = document.createElement("output");
  const show = () => {
    answer.textContent = commonest(text.value);
  };
  text.addEventListener("input", show);
  show();
  element.append(text, " ", answer);

  // The tests have built it.
  const release = await fetch(new URL("./pkg/release/weigh_bg.wasm", import.meta.url));
  if (!release.ok) return;
  const { byteLength } = await release.arrayBuffer();
  const weight = document.createElement("p");
  weight.textContent = `The module that is released has ${byteLength} bytes.`;
  element.append(weight);
}
