import init, { Outline } from "./pkg/who_frees.js";
import { lengthAround } from "./shapes.js";

/** @param {HTMLElement} element */
export default async function card(element) {
  await init();
  const count = Object.assign(document.createElement("input"), { type: "range", min: 3, max: 12 });
  count.ariaLabel = "Corners";
  count.value = "5";
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 100 100");
  svg.setAttribute("width", "100");
  const path = svg.appendChild(document.createElementNS(svg.namespaceURI, "path"));
  const text = document.createElement("output");
  const show = () => {
    const corners = Array.from({ length: count.valueAsNumber }, (_, index) => {
      const angle = (2 * Math.PI * index) / count.valueAsNumber;
      return [50 + 48 * Math.sin(angle), 50 - 48 * Math.cos(angle)];
    });
    const outline = new Outline();
    for (const [x, y] of corners) {
      outline.lineTo(x, y);
    }
    // Frees it, too.
    path.setAttribute("d", outline.finish());
    text.textContent = `${lengthAround(corners).toFixed(1)} around; living: ${Outline.living()}`;
  };
  count.addEventListener("input", show);
  show();
  element.append(count, svg, text);
}
