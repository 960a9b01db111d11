import { create } from "./elements.js";

/**
 * One picture over another, and a divider to move between them.
 *
 * @param {string} left
 * @param {string} right
 */
export function divided(left, right) {
  const [before, after] = [picture(left), picture(right)];
  const divider = create("input", {
    type: "range",
    min: "0",
    max: "100",
    step: "any",
    defaultValue: "50",
    ariaLabel: `Divider between ${left.toLowerCase()} and ${right.toLowerCase()}`,
  });
  const stack = create("div", { className: "stack" }, before.canvas, after.canvas, divider);
  const captions = create("figcaption", {}, before.caption, after.caption);
  const move = () => {
    stack.style.setProperty("--divider", `${divider.value}%`);
    divider.ariaValueText = `${Math.round(divider.valueAsNumber)} percent ${left.toLowerCase()}`;
  };
  divider.addEventListener("input", move);
  move();
  return {
    figure: create("figure", { className: "divided" }, stack, captions),
    after,
    before: {
      /** @type {typeof before.show} */
      show(bitmap, text) {
        // The other has the same size.
        stack.style.setProperty("--width", String(bitmap.width));
        stack.style.setProperty("--height", String(bitmap.height));
        before.show(bitmap, text);
      },
    },
  };
}

/**
 * A canvas with its caption.
 *
 * @param {string} title
 */
function picture(title) {
  const canvas = create("canvas", { width: 960, height: 640, role: "img", ariaLabel: title });
  const caption = create("span", {}, title);
  const context = canvas.getContext("bitmaprenderer");
  return {
    canvas,
    caption,
    /**
     * @param {ImageBitmap} bitmap
     * @param {string} text
     */
    show(bitmap, text) {
      ({ width: canvas.width, height: canvas.height } = bitmap);
      context?.transferFromImageBitmap(bitmap);
      describe(`${title}: ${text}`);
    },
    clear() {
      context?.transferFromImageBitmap(null);
      describe(title);
    },
  };

  /** @param {string} text */
  function describe(text) {
    caption.textContent = text;
    canvas.ariaLabel = text;
  }
}
