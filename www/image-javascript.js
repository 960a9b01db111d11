// Three filters in plain JavaScript, to compare: the same pixels as the crate's, bit for bit. Each is written for speed as far as that
// keeps it readable: typed arrays, whole numbers, no object in a loop.

/** @typedef {(source: Uint8ClampedArray, target: Uint8ClampedArray, width: number, height: number) => void} JavaScriptFilter */

/** As `grayscale`. @type {JavaScriptFilter} */
function grayscale(source, target) {
  for (let at = 0; at < source.length; at += 4) {
    const sum = 6966 * source[at] + 23436 * source[at + 1] + 2366 * source[at + 2];
    const gray = (sum + 16384) >> 15;
    target[at] = gray;
    target[at + 1] = gray;
    target[at + 2] = gray;
    target[at + 3] = source[at + 3];
  }
}

/** As `sharpen` with an amount of 1. @type {JavaScriptFilter} */
function sharpen(source, target, width, height) {
  const stride = 4 * width;
  for (let y = 0; y < height; y++) {
    const [first, last] = [y * stride, y * stride + stride - 4];
    // Beyond the border, the nearest pixel repeats.
    const up = y > 0 ? stride : 0;
    const down = y < height - 1 ? stride : 0;
    for (let at = first; at <= last; at += 4) {
      const above = at - up;
      const below = at + down;
      const left = at > first ? at - 4 : at;
      const right = at < last ? at + 4 : at;
      const red = source[above] + source[below] + source[left] + source[right];
      const green = source[above + 1] + source[below + 1] + source[left + 1] + source[right + 1];
      const blue = source[above + 2] + source[below + 2] + source[left + 2] + source[right + 2];
      // The shift rounds down, hence the half of 4. The array keeps it from 0 to 255.
      target[at] = (8 * source[at] - red + 2) >> 2;
      target[at + 1] = (8 * source[at + 1] - green + 2) >> 2;
      target[at + 2] = (8 * source[at + 2] - blue + 2) >> 2;
      target[at + 3] = source[at + 3];
    }
  }
}

const radius = 8;

/** As `boxBlur` with a radius of 8. Sums slide, first those of columns. @type {JavaScriptFilter} */
function boxBlur(source, target, width, height) {
  const stride = 4 * width;
  const share = 1 / (2 * radius + 1) ** 2;
  const columns = new Int32Array(stride);
  const row = (/** @type {number} */ y) => stride * Math.min(Math.max(y, 0), height - 1);
  for (let y = -radius; y <= radius; y++)
    for (let x = 0, at = row(y); x < stride; x++) columns[x] += source[at + x];
  for (let y = 0; y < height; y++) {
    blurRow(columns, share, source, target, y * stride);
    const [entering, leaving] = [row(y + radius + 1), row(y - radius)];
    for (let x = 0; x < stride; x++) columns[x] += source[entering + x] - source[leaving + x];
  }
}

/** @type {(columns: Int32Array, share: number, source: Uint8ClampedArray, target: Uint8ClampedArray, at: number) => void} */
function blurRow(columns, share, source, target, at) {
  const last = columns.length - 4;
  let [red, green, blue] = [0, 0, 0];
  for (let x = -4 * radius; x <= 4 * radius; x += 4) {
    const column = Math.min(Math.max(x, 0), last);
    red += columns[column];
    green += columns[column + 1];
    blue += columns[column + 2];
  }
  for (let x = 0; x <= last; x += 4) {
    // The array rounds to the nearest. There are no halves: the number of pixels is odd.
    target[at + x] = red * share;
    target[at + x + 1] = green * share;
    target[at + x + 2] = blue * share;
    target[at + x + 3] = source[at + x + 3];
    const entering = Math.min(x + 4 * radius + 4, last);
    const leaving = Math.max(x - 4 * radius, 0);
    red += columns[entering] - columns[leaving];
    green += columns[entering + 1] - columns[leaving + 1];
    blue += columns[entering + 2] - columns[leaving + 2];
  }
}

/** What is raced, with the crate's name of it. */
export const racers =
  /** @satisfies {Record<string, { label: string, call: import("./pkg/image-filter/image_filter.js").FilterCall, run: JavaScriptFilter }>} */ ({
    grayscale: { label: "Grayscale", call: ["grayscale"], run: grayscale },
    sharpen: { label: "Sharpen, 3 × 3", call: ["sharpen", 1], run: sharpen },
    boxBlur: { label: "Box blur, 17 × 17", call: ["boxBlur", radius], run: boxBlur },
  });

/** @typedef {keyof typeof racers} Racer */
