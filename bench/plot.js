// Two kinds of plot as SVG, legible on light and on dark pages.

const light = ["#0969da", "#bc4c00", "#1a7f37", "#8250df", "#bf3989", "#6e7781"];
const dark = ["#58a6ff", "#f0883e", "#3fb950", "#bc8cff", "#f778ba", "#8b949e"];

/** @type {(text: string, paper: string, grid: string, colours: string[]) => string} */
const theme = (text, paper, grid, colours) =>
  `text { fill: ${text} } .target { stroke: ${text} } .paper { fill: ${paper} } .grid { stroke: ${grid} } ${colours
    .map((it, at) => `rect.c${at} { fill: ${it} } polyline.c${at} { stroke: ${it} }`)
    .join(" ")}`;

const style = `text { font: 12px system-ui, sans-serif } .target { stroke-width: 2 } polyline { fill: none; stroke-width: 2 }
${theme("#1f2328", "#ffffff", "#d8dee4", light)}
@media (prefers-color-scheme: dark) { ${theme("#e6edf3", "#0d1117", "#30363d", dark)} }`;

/** @type {(title: string, height: number, parts: string[]) => string} */
function picture(title, height, parts) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 ${height}" role="img">
<title>${title}</title>
<style>${style}</style>
<rect class="paper" width="800" height="${height}"/>
<text x="12" y="22" font-weight="bold">${title}</text>
${parts.join("\n")}
</svg>
`;
}

/** @type {(x: number, y: number, text: string | number, anchor?: "start" | "middle" | "end") => string} */
function label(x, y, text, anchor = "start") {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${text}</text>`;
}

/** @type {(kind: string, x1: number, y1: number, x2: number, y2: number) => string} */
function line(kind, x1, y1, x2, y2) {
  return `<line class="${kind}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;
}

/** @type {(names: string[]) => string[]} */
function legend(names) {
  return names.map((name, at) => {
    const [x, y] = [12 + 196 * (at % 4), 33 + 18 * Math.floor(at / 4)];
    return `<rect class="c${at}" x="${x}" y="${y}" width="10" height="10"/>${label(x + 16, y + 10, name)}`;
  });
}

/**
 * Bars in groups, one for each of the series, with a line across a group at its target, on a logarithmic axis.
 *
 * @param {string} title
 * @param {string[]} series
 * @param {{ name: string, values: (number | undefined)[], target?: number }[]} groups
 * @param {string} mark - What the line is.
 */
export function bars(title, series, groups, mark = "target") {
  const [left, top] = [230, 44 + 18 * Math.ceil(series.length / 4)];
  const band = 10 * series.length + 10;
  const bottom = top + band * groups.length;
  const values = groups.flatMap((it) => [...it.values, it.target]).filter((it) => it !== undefined);
  const axis = logarithmic(values, left, 785);
  const parts = legend(series);
  if (groups.some(({ target }) => target)) parts.push(label(785, 43, `line: ${mark}`, "end"));
  for (const [tick, x] of axis.ticks)
    parts.push(line("grid", x, top - 6, x, bottom), label(x, bottom + 16, tick, "middle"));
  for (const [row, { name, values, target }] of groups.entries()) {
    const y = top + band * row;
    parts.push(label(left - 8, y + band / 2, name, "end"));
    for (const [at, value] of values.entries()) {
      const width = value === undefined ? 0 : Math.max(1, axis.place(value) - left);
      parts.push(
        `<rect class="c${at}" x="${left}" y="${y + 10 * at}" width="${width}" height="8"/>`,
      );
    }
    const x = target && axis.place(target);
    if (x) parts.push(line("target", x, y - 3, x, y + band - 9));
  }
  return picture(title, bottom + 28, parts);
}

/**
 * Lines between logarithmic axes.
 *
 * @param {string} title
 * @param {string[]} names - One for each colour.
 * @param {number} styles - How many lines share a colour: the first is solid, the others are dashed.
 * @param {[number, number][][]} paths - In the order of the names, those of one colour together.
 */
export function curves(title, names, styles, paths) {
  const across = logarithmic(
    paths.flat().map(([x]) => x),
    50,
    785,
  );
  const up = logarithmic(
    paths.flat().map(([, y]) => y),
    370,
    84,
  );
  const parts = legend(names);
  for (const [tick, y] of up.ticks)
    parts.push(line("grid", 50, y, 785, y), label(44, y + 4, tick, "end"));
  for (const [tick, x] of across.ticks) parts.push(label(x, 390, tick, "middle"));
  for (const [at, path] of paths.entries()) {
    const points = path.map(([x, y]) => `${across.place(x)},${up.place(y)}`).join(" ");
    const dashes = at % styles ? ' stroke-dasharray="5 4"' : "";
    parts.push(`<polyline class="c${Math.floor(at / styles)}" points="${points}"${dashes}/>`);
  }
  return picture(title, 404, parts);
}

/**
 * Places values between two coordinates, with ticks at the powers of ten, and at 2 and 5 times those where there are few.
 *
 * @param {number[]} values
 * @param {number} from
 * @param {number} to
 */
function logarithmic(values, from, to) {
  const [low, high] = [
    Math.log10(Math.min(...values) * 0.8),
    Math.log10(Math.max(...values) * 1.1),
  ];
  const place = (/** @type {number} */ value) =>
    Math.round(from + ((Math.log10(value) - low) / (high - low)) * (to - from));
  const powers = Array.from({ length: 10 }, (_, at) => `e${at - 4}`);
  // In more, they would stand in each other's place.
  const digits = high - low < 3.5 ? [1, 2, 5] : [1];
  const ticks = powers.flatMap((power) => digits.map((digit) => Number(digit + power)));
  const inside = ticks.filter((it) => Math.log10(it) >= low && Math.log10(it) <= high);
  return { place, ticks: inside.map((tick) => [tick, place(tick)]) };
}
