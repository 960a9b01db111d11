// What bench/boundary/src/compute.rs computes, as quick as plain JavaScript gets it. The length is read before each loop: once any buffer was
// detached, as growing Wasm memory does, V8 11.3 takes three times as long where `values.length` is the condition.

/** @param {Float64Array} values */
export function sum(values) {
  const { length } = values;
  let sum = 0;
  for (let at = 0; at < length; at++) sum += values[at];
  return sum;
}

/**
 * FNV-1a.
 *
 * @param {Uint8Array} bytes
 */
export function hash(bytes) {
  const { length } = bytes;
  let hash = 0x811c9dc5;
  for (let at = 0; at < length; at++) hash = Math.imul(hash ^ bytes[at], 0x01000193);
  return hash >>> 0;
}

/**
 * The mean of each pixel and its eight neighbours; the border stays as it is. The sums of two columns are kept for the next
 * pixel, which Rust's compiler, taking sixteen pixels at once, has no use for.
 *
 * @param {Uint8Array} pixels
 * @param {Uint8Array} result
 * @param {number} width
 */
export function blur(pixels, result, width) {
  const height = Math.floor(pixels.length / width);
  for (let y = 1; y < height - 1; y++) {
    const end = (y + 1) * width - 1;
    let at = y * width + 1;
    let left = pixels[at - width - 1] + pixels[at - 1] + pixels[at + width - 1];
    let middle = pixels[at - width] + pixels[at] + pixels[at + width];
    for (; at < end; at++) {
      const right = pixels[at - width + 1] + pixels[at + 1] + pixels[at + width + 1];
      result[at] = ((left + middle + right) / 9) | 0;
      left = middle;
      middle = right;
    }
  }
}
