import { create } from "./elements.js";

// More are too thin to be seen at 320 pixels.
const mostBars = 40;

/** Bars for whole numbers from 1, several in one bar where there are too many. */
export class Histogram {
  #sides = 0;
  /** @type {number[]} */
  #counts = [];
  /** @type {HTMLElement[]} */
  #bars = [];
  #plot;
  #caption = create("figcaption");

  /** @param {string} title */
  constructor(title) {
    this.#plot = create("div", { className: "histogram", role: "img", ariaLabel: title });
    this.element = create("figure", {}, this.#plot, this.#caption);
  }

  /**
   * Of another number of sides, it begins anew.
   *
   * @param {number} sides
   * @param {Uint32Array} numbers - From 1 to `sides`.
   */
  add(sides, numbers) {
    if (sides !== this.#sides) this.#begin(sides);
    const bars = this.#counts.length;
    for (const number of numbers) this.#counts[Math.floor(((number - 1) * bars) / sides)]++;
    const most = Math.max(1, ...this.#counts);
    for (const [at, bar] of this.#bars.entries())
      bar.style.height = `${(100 * this.#counts[at]) / most}%`;
    this.#describe();
  }

  /** @param {number} sides */
  #begin(sides) {
    this.#sides = sides;
    const count = Math.min(sides, mostBars);
    this.#counts = Array.from({ length: count }, () => 0);
    this.#bars = this.#counts.map(() => create("div"));
    this.#plot.replaceChildren(...this.#bars);
  }

  #describe() {
    const all = this.#counts.reduce((sum, it) => sum + it, 0);
    const [least, most] = [Math.min(...this.#counts), Math.max(...this.#counts)];
    const bar = this.#counts.length < this.#sides ? "group of numbers" : "number";
    this.#caption.textContent = `${all} dice; each ${bar} came from ${least} to ${most} times.`;
  }
}
