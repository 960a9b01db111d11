import { Drawing } from "./drawing.js";
import init from "./pkg/vanishing_view.js";

const [WIDTH, HEIGHT, INK] = [320, 160, [200, 60, 30, 255]];

/** @param {HTMLElement} element */
export default async function card(element) {
  await init();
  const drawing = new Drawing(WIDTH, HEIGHT);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [WIDTH, HEIGHT];
  canvas.style.outline = "1px solid";
  canvas.style.touchAction = "none";
  const context = canvas.getContext("2d");
  const show = () => context?.putImageData(new ImageData(drawing.pixels, WIDTH), 0, 0);

  canvas.addEventListener("pointermove", ({ offsetX, offsetY }) => {
    for (let place = 0; place < 25; place++) {
      const [x, y] = [offsetX + (place % 5), offsetY + Math.floor(place / 5)].map(Math.floor);
      if (x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT) drawing.dot(x, y, INK);
    }
    show();
  });
  element.append(canvas, " ");
  for (const [text, act] of /** @type {const} */ ([
    ["Remember", () => drawing.remember()],
    ["Undo", () => drawing.undo()],
  ])) {
    const button = document.createElement("button");
    button.textContent = text;
    button.addEventListener("click", () => {
      act();
      show();
    });
    element.append(button, " ");
  }
}
