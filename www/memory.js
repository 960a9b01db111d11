import { create } from "./elements.js";

const rowLength = 8;

/**
 * Bytes as memory has them, in rows with their address, and as text; a part of them is marked.
 *
 * @param {Uint8Array} bytes
 * @param {number} start - Their address.
 * @param {number} pointer - The address of the part.
 * @param {number} length - Of the part, in bytes.
 * @returns {HTMLElement[]}
 */
export function dump(bytes, start, pointer, length) {
  const isMarked = (/** @type {number} */ address) =>
    address >= pointer && address < pointer + length;
  const rows = create("tbody");
  const first = start - (start % rowLength);
  for (let row = first; row < start + bytes.length; row += rowLength) {
    const cells = Array.from({ length: rowLength }, (_, at) => {
      const byte = bytes[row + at - start];
      if (byte === undefined) return create("td");
      const text = byte.toString(16).padStart(2, "0");
      return create("td", {}, isMarked(row + at) ? create("mark", {}, text) : text);
    });
    const characters = create("td", { className: "characters" });
    for (let at = 0; at < rowLength; at++) {
      const byte = bytes[row + at - start];
      if (byte === undefined) continue;
      const text = byte > 32 && byte < 127 ? String.fromCharCode(byte) : "·";
      characters.append(isMarked(row + at) ? create("mark", {}, text) : text);
    }
    rows.append(create("tr", {}, create("th", { scope: "row" }, hex(row)), ...cells, characters));
  }
  const table = create("table", { className: "memory", ariaLabel: "Memory" }, rows);
  const caption = `The greeting is at ${hex(pointer)} (pointer), ${length} bytes long (length).`;
  return [
    create("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: "Bytes" }, table),
    create("figcaption", {}, caption),
  ];
}

/** @param {number} address */
function hex(address) {
  return `0x${address.toString(16)}`;
}
