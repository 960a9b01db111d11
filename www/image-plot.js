// Plots without a library. Across, all is in percent, so that they are as wide as there is room and their text stays as large.

import { create } from "./elements.js";

/** @import { Time } from "./image-measure.js" */
/** @typedef {{ label: string, kind: string, time: Time }} Bar - The kind is a class, which has a colour. */
/** @typedef {{ label: string, kind: string, points: { x: number, time: Time }[] }} Line */
/** @typedef {{ title: string, says: string, text: (value: number) => string }} About - `says` is the result in words, `text` a value. */

const left = 17;
const right = 93;
const textHeight = 22;
const barHeight = 12;

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string)[]} children
 */
function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, `${value}`);
  element.append(...children);
  return element;
}

/**
 * Bars from zero; or, where the scale is logarithmic and has none, points. Each with its quartiles.
 *
 * @param {About} about
 * @param {Bar[]} bars
 * @param {boolean} [logarithmic]
 */
export function barPlot(about, bars, logarithmic = false) {
  const times = bars.map(({ time }) => time);
  const values = times.flatMap(({ low, high }) => [low, high]);
  const ticks = logarithmic ? decades(values) : steps(Math.max(...values));
  const x = scale(ticks, 0, right, logarithmic);
  const rowHeight = textHeight + barHeight + 6;
  const height = bars.length * rowHeight;
  const rows = bars.flatMap(({ label, kind, time }, row) => {
    const top = row * rowHeight + textHeight;
    const middle = top + barHeight / 2;
    const { low, median, high } = time;
    const spread = `${about.text(low)} to ${about.text(high)}`;
    const mark = logarithmic
      ? svg("circle", { cx: x(median), cy: middle, r: 5 })
      : svg("rect", { x: 0, y: top, width: x(median), height: barHeight });
    mark.setAttribute("class", kind);
    return [
      svg("text", { x: 0, y: top - 6 }, label),
      svg("text", { x: "100%", y: top - 6, "text-anchor": "end" }, about.text(median)),
      mark,
      svg(
        "line",
        { class: "spread", x1: x(low), x2: x(high), y1: middle, y2: middle },
        svg("title", {}, spread),
      ),
    ];
  });
  const axis = ticks.flatMap((tick, index) => [
    svg("line", { class: "grid", x1: x(tick), x2: x(tick), y1: 0, y2: height }),
    svg(
      "text",
      {
        class: "tick",
        x: x(tick),
        y: height + 14,
        "text-anchor": index === 0 ? "start" : "middle",
      },
      // Of many, every other has room for its text.
      ticks.length > 5 && index % 2 === 1 ? "" : about.text(tick),
    ),
  ]);
  return figure(about, height + 20, [...axis, ...rows]);
}

/**
 * Lines on logarithmic scales.
 *
 * @param {About & { xTitle: string, xText: (x: number) => string }} about
 * @param {Line[]} lines
 */
export function linePlot(about, lines) {
  const height = 220;
  const points = lines.flatMap(({ points }) => points);
  const xs = [...new Set(points.map(({ x }) => x))];
  const ticks = decades(points.flatMap(({ time }) => [time.low, time.high]));
  const x = scale(xs, left, right, true);
  const share = shareOf(ticks, true);
  const y = (/** @type {number} */ value) => 8 + (height - 8) * (1 - share(value));
  const axes = [
    ...ticks.flatMap((tick) => [
      svg("line", { class: "grid", x1: `${left}%`, x2: `${right}%`, y1: y(tick), y2: y(tick) }),
      svg("text", { class: "tick", x: 0, y: y(tick) + 4 }, about.text(tick)),
    ]),
    ...xs.map((it) =>
      svg(
        "text",
        { class: "tick", x: x(it), y: height + 18, "text-anchor": "middle" },
        about.xText(it),
      ),
    ),
    svg(
      "text",
      { class: "tick", x: `${(left + right) / 2}%`, y: height + 36, "text-anchor": "middle" },
      about.xTitle,
    ),
  ];
  const marks = lines.flatMap(({ kind, points }) =>
    points.flatMap(({ x: at, time: { low, median, high } }, index) => {
      const next = points[index + 1];
      const place = { x1: x(at), y1: y(median) };
      const end = next && { x2: x(next.x), y2: y(next.time.median) };
      return [
        ...(end ? [svg("line", { class: kind, ...place, ...end })] : []),
        svg("line", { class: "spread", x1: x(at), x2: x(at), y1: y(low), y2: y(high) }),
        svg("circle", { class: kind, cx: x(at), cy: y(median), r: 3.5 }),
      ];
    }),
  );
  const keys = lines.map(({ label, kind }) => {
    const line = svg("line", { class: kind, x1: 0, x2: 24, y1: 6, y2: 6 });
    return create(
      "li",
      {},
      svg("svg", { width: 24, height: 12, "aria-hidden": "true" }, line),
      label,
    );
  });
  const legend = create("ul", { className: "legend" }, ...keys);
  return figure(about, height + 40, [...axes, ...marks], legend);
}

/** @type {(about: About, height: number, content: Node[], ...more: Node[]) => HTMLElement} */
function figure({ title, says }, height, content, ...more) {
  const name = `${title}. ${says}`;
  const plot = svg("svg", { role: "img", "aria-label": name, width: "100%", height }, ...content);
  return create(
    "figure",
    { className: "plot" },
    create("strong", {}, title),
    ...more,
    plot,
    create("figcaption", {}, says),
  );
}

/** @type {(ends: number[], logarithmic: boolean) => (value: number) => number} */
function shareOf(ends, logarithmic) {
  const measure = logarithmic ? Math.log : (/** @type {number} */ value) => value;
  const [least, most] = [Math.min(...ends), Math.max(...ends)].map(measure);
  return (value) => (measure(value) - least) / (most - least);
}

/** @type {(ends: number[], from: number, to: number, logarithmic: boolean) => (value: number) => string} */
function scale(ends, from, to, logarithmic) {
  const share = shareOf(ends, logarithmic);
  return (value) => `${(from + (to - from) * share(value)).toFixed(2)}%`;
}

/** The powers of ten around values. @param {number[]} values */
function decades(values) {
  const least = Math.floor(Math.log10(Math.min(...values)));
  const most = Math.max(least + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: most - least + 1 }, (_, index) => 10 ** (least + index));
}

/** From zero in round steps, to beyond a value. @param {number} most */
function steps(most) {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((it) => it * power).find((it) => it >= rough) ?? rough;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}
