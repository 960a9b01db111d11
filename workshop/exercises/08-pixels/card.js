import init, { Picture } from "./pkg/pixels.js";

const [WIDTH, HEIGHT] = [256, 160];

/** @param {HTMLElement} element */
export default async function card(element) {
  await init();
  const picture = new Picture(WIDTH, HEIGHT);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [WIDTH, HEIGHT];
  const context = canvas.getContext("2d");
  // A new view each time: it costs nothing, and an old one may be gone.
  const show = () => context?.putImageData(new ImageData(picture.pixels(), WIDTH), 0, 0);

  const pixels = picture.pixels();
  for (let place = 0; place < WIDTH * HEIGHT; place++) {
    const [x, y] = [place % WIDTH, Math.floor(place / WIDTH)];
    pixels.set([x, 128 + 100 * Math.sin((x - y) / 12), y, 255], 4 * place);
  }
  show();
  const button = document.createElement("button");
  button.textContent = "Invert";
  button.addEventListener("click", () => {
    picture.invert();
    show();
  });
  element.append(canvas, " ", button);
}
