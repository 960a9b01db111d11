import init, { countWords, longestWord, wordCounts } from "./pkg/types.js";

/** @param {HTMLElement} element */
export default async function card(element) {
  await init();
  const text = Object.assign(document.createElement("textarea"), { value: "to be or not to be" });
  text.ariaLabel = "Text";
  const output = document.createElement("output");
  const show = () => {
    const longest = longestWord(text.value) ?? "none";
    const counts = Array.from(wordCounts(text.value), ([word, count]) => `${count} × ${word}`);
    output.textContent = `${countWords(text.value)} words, longest: ${longest}. ${counts.join(", ")}`;
  };
  text.addEventListener("input", show);
  show();
  element.append(text, " ", output);
}
