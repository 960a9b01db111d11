import init, { brighten } from "./pkg/filter.js";

const [width, height] = [240, 160];

/** @param {HTMLElement} element */
export default async function card(element) {
  await init();
  const [before, after] = [canvas("before"), canvas("after")];
  paint(before);
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: -255, max: 255, value: 60, ariaLabel: "Brightness" });
  const show = () => {
    // A copy, each time: the filter changes it in place.
    const picture = before.getImageData(0, 0, width, height);
    brighten(picture.data, slider.valueAsNumber);
    after.putImageData(picture, 0, 0);
  };
  slider.addEventListener("input", show);
  show();
  element.append(before.canvas, " ", after.canvas, document.createElement("br"), slider);
}

/** @param {string} label */
function canvas(label) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.ariaLabel = `The picture ${label}`;
  const settings = { willReadFrequently: true };
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", settings));
}

/** @param {CanvasRenderingContext2D} context */
function paint(context) {
  for (let hue = 0; hue < 360; hue += 30) {
    const gradient = context.createLinearGradient(0, 0, 0, height);
    for (const light of [0, 1]) gradient.addColorStop(light, `hsl(${hue} 70% ${90 - 80 * light}%)`);
    context.fillStyle = gradient;
    context.fillRect((hue / 360) * width, 0, width / 12, height);
  }
}
