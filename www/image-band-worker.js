import { filterBand, loadModule } from "./image-filters.js";
import { answer } from "./image-remote.js";

/** @import { Chain } from "./image-filters.js" */
/** @import { Context } from "./image-remote.js" */

answer({
  /**
   * Filters a band and returns its own rows, at the beginning of the buffer.
   *
   * @param {{ buffer: ArrayBuffer, width: number, above: number, rows: number, chain: Chain }} request
   * @param {Context} context
   */
  async filter({ buffer, width, above, rows, chain }, { progress }) {
    await loadModule();
    filterBand(new Uint8ClampedArray(buffer), width, above, rows, chain, progress);
    return { buffer };
  },
});
