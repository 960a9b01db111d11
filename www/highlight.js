// Colours for Rust and JavaScript without a parser for either, and without an element for each word: the page's
// stylesheet paints ranges of the text (CSS Custom Highlight API). Browsers without it show plain text.

const words =
  "as async await break const constructor continue crate default do else enum export extern finally fn for from function " +
  "if impl import in instanceof let loop match mod move mut new null of pub ref return self Self static struct super this throw " +
  "trait true false try type typeof undefined unsafe use using where while yield catch class";

const kinds = {
  comment: String.raw`\/\/.*|\/\*[^]*?\*\/`,
  // A quote that no other follows soon begins a lifetime.
  string: String.raw`"(?:\\[^]|[^"\\])*"|'(?:\\.|[^'\\])'|\`(?:\\[^]|[^\`\\])*\``,
  attribute: String.raw`#!?\[(?:"[^"]*"|[^\]"])*\]`,
  number: String.raw`\b\d[\w.]*`,
  keyword: String.raw`\b(?:${words.replaceAll(" ", "|")})\b`,
};

const token = new RegExp(
  Object.entries(kinds)
    .map(([kind, pattern]) => `(?<${kind}>${pattern})`)
    .join("|"),
  "g",
);

/**
 * Paints source code.
 *
 * @param {Text} text - In its place in the page.
 */
export function highlight(text) {
  if (!("highlights" in CSS)) return;
  for (const { index, 0: found, groups = {} } of text.data.matchAll(token)) {
    const kind = Object.keys(groups).find((it) => groups[it] !== undefined);
    const range = new StaticRange({
      ...{ startContainer: text, startOffset: index },
      ...{ endContainer: text, endOffset: index + found.length },
    });
    painted(`code-${kind}`).add(range);
  }
}

/** @param {string} name - As in the stylesheet. */
function painted(name) {
  const known = CSS.highlights.get(name) ?? new Highlight();
  CSS.highlights.set(name, known);
  return known;
}
