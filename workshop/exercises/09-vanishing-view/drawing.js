import { Picture } from "./pkg/vanishing_view.js";

/** A picture to paint dots on. */
export class Drawing {
  /**
   * @param {number} width
   * @param {number} height
   */
  constructor(width, height) {
    this.width = width;
    this.picture = new Picture(width, height);
    this.pixels = this.picture.pixels();
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number[]} colour - Red, green, blue, alpha.
   */
  dot(x, y, colour) {
    const place = 4 * (y * this.width + x);
    for (let channel = 0; channel < 4; channel++) {
      this.pixels[place + channel] = colour[channel];
    }
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  colourAt(x, y) {
    const place = 4 * (y * this.width + x);
    return [0, 1, 2, 3].map((channel) => this.pixels[place + channel]);
  }

  remember() {
    this.picture.remember();
  }

  undo() {
    return this.picture.undo();
  }

  free() {
    this.picture.free();
  }
}
