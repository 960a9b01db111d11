// What is between two rules is a slide. Arrows and the space bar go from one to the next, N shows the notes.
const main = document.querySelector("main");
const slides = [document.createElement("section")];
for (const node of [...(main?.childNodes ?? [])]) {
  if (node instanceof HTMLHRElement) slides.push(document.createElement("section"));
  else slides.at(-1)?.append(node);
}
for (const slide of slides) slide.className = "slide";
main?.replaceChildren(...slides);

const forward = ["ArrowDown", "ArrowRight", "PageDown", " "];
const back = ["ArrowLeft", "ArrowUp", "PageUp"];

/** @param {number} step */
function go(step) {
  const current = slides.findIndex((slide) => slide.getBoundingClientRect().bottom > 1);
  const next = slides[current + step];
  if (next) return next.scrollIntoView();
  // The chapter before or after: mdBook's own links.
  const link = document.querySelector(step > 0 ? "[rel~=next]" : "[rel~=prev]");
  if (link instanceof HTMLAnchorElement) location.href = link.href;
}

// Before mdBook, which goes from chapter to chapter with some of them.
addEventListener(
  "keydown",
  (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = Number(forward.includes(event.key)) - Number(back.includes(event.key));
    if (event.key === "n") document.documentElement.classList.toggle("notes");
    else if (step !== 0) go(step);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  { capture: true },
);
