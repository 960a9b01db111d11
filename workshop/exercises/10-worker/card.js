import { connect } from "./client.js";
import init, { mandelbrot } from "./pkg/worker.js";

/** @param {HTMLElement} element */
export default async function card(element) {
  await init();
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  const { ask } = connect(worker);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [480, 320];
  const frames = document.createElement("output");

  /** @type {(text: string, paint: typeof ask) => HTMLButtonElement} */
  const button = (text, paint) => {
    const button = document.createElement("button");
    button.textContent = text;
    button.addEventListener("click", async () => {
      try {
        canvas.width = 480; // Which empties it.
        const pixels = await paint(canvas);
        canvas.getContext("2d")?.putImageData(new ImageData(pixels, canvas.width), 0, 0);
      } catch (error) {
        frames.textContent = String(error);
      }
    });
    return button;
  };
  const here = button("Paint here", async ({ width, height }) => mandelbrot(width, height));
  const there = button("Paint in a worker", ask);
  element.append(here, " ", there, " ", frames, document.createElement("br"), canvas);

  let count = 0;
  requestAnimationFrame(function next() {
    count += 1;
    frames.textContent = `${count} frames`;
    requestAnimationFrame(next);
  });
}
