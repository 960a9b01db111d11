import init, { candidates, verdict } from "./pkg/prove.js";

/** @param {HTMLElement} element */
export default async function card(element) {
  await init();
  const table = document.createElement("table");
  table.createCaption().textContent = "What the oracle says, in this browser";
  for (const name of candidates()) {
    const row = table.insertRow();
    for (const text of [name, verdict(name)]) row.insertCell().textContent = text;
  }
  element.append(table);
}
