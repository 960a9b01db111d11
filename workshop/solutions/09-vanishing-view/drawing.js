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
  }

  // A view anew for each use: it costs an object of a few bytes, and is right whoever has made the
  // memory grow. To renew it after `remember` alone would forget all others who ask for memory, and
  // to reserve some beforehand, the day when that is not enough.
  get pixels() {
    return this.picture.pixels();
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number[]} colour - Red, green, blue, alpha.
   */
  dot(x, y, colour) {
    const place = 4 * (y * this.width + x);
    // One view for the whole loop: as long as nothing of the module is called, nothing can grow.
    const pixels = this.pixels;
    for (let channel = 0; channel < 4; channel++) {
      pixels[place + channel] = colour[channel];
    }
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  colourAt(x, y) {
    const place = 4 * (y * this.width + x);
    const pixels = this.pixels;
    return [0, 1, 2, 3].map((channel) => pixels[place + channel]);
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
