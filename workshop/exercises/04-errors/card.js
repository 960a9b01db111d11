import init, { Lamp } from "./pkg/errors.js";

/** @param {HTMLElement} element */
export default async function card(element) {
  await init();
  const lamp = new Lamp();
  const colour = Object.assign(document.createElement("input"), { value: "#ff8000", size: 8 });
  colour.ariaLabel = "Colour";
  const level = Object.assign(document.createElement("input"), { value: "80", size: 4 });
  level.ariaLabel = "Level";
  const light = document.createElement("span");
  light.textContent = "●";
  const message = document.createElement("output");
  const show = () => {
    try {
      lamp.set(colour.value, Number(level.value));
      message.textContent = "";
    } catch (error) {
      message.textContent = String(error);
    }
    // After a refusal, as before.
    light.style.color = `rgb(${lamp.colour.join(" ")} / ${lamp.level}%)`;
  };
  colour.addEventListener("input", show);
  level.addEventListener("input", show);
  show();
  element.append(colour, " ", level, " ", light, " ", message);
}
