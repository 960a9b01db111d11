// Where a picture comes from.

import { button, create, labelled, row } from "./elements.js";
import { samples } from "./samples.js";

/** @typedef {(name: string, load: () => Promise<Blob>) => void} Open */

/**
 * Controls to choose a picture; dropped and pasted ones are taken too.
 *
 * @param {Open} open
 */
export function pictureChoice(open) {
  const file = create("input", { type: "file", accept: "image/*" });
  file.addEventListener("change", () => openFirst(file.files));
  acceptFiles((files) => {
    if (openFirst(files)) file.scrollIntoView({ block: "nearest" });
  });
  const sample = create("input", {
    name: "sample",
    hidden: true,
    defaultValue: samples[0].name,
  });
  sample.addEventListener("change", openSample);
  const buttons = samples.map((it) => {
    const text = `${it.width} × ${it.height}, ${Math.round(it.bytes / 1000)} KB`;
    const choose = button("", () => {
      sample.value = it.name;
      // It is remembered like what people set by hand.
      sample.dispatchEvent(new Event("change", { bubbles: true }));
    });
    choose.append(create("strong", {}, it.name), " ", create("small", {}, text));
    return choose;
  });
  return {
    elements: [
      labelled(
        "A picture of yours: choose it, or drop or paste it anywhere on this page. Your picture never leaves this page.",
        file,
      ),
      create("div", { role: "group", ariaLabel: "Samples", className: "samples" }, row(...buttons)),
      sample,
    ],
    openSample,
  };

  /** @param {FileList | null | undefined} files */
  function openFirst(files) {
    const first = files?.[0];
    if (first) open(first.name, async () => first);
    return first;
  }

  function openSample() {
    // An address can ask for one that there is not.
    const { name, url } = samples.find((it) => it.name === sample.value) ?? samples[0];
    open(name, async () => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url} answers ${response.status}. Reload.`);
      return response.blob();
    });
  }
}

/**
 * Takes files that are dropped or pasted anywhere on the page.
 *
 * @param {(files: FileList | undefined) => void} take
 */
function acceptFiles(take) {
  const { classList } = document.body;
  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    // Otherwise the browser would leave the page and open the file.
    event.preventDefault();
    classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    classList.remove("dropping");
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });
  document.addEventListener("paste", (event) => take(event.clipboardData?.files));
}

/**
 * @param {Blob} file
 * @param {string} name
 */
export function saveFile(file, name) {
  const href = URL.createObjectURL(file);
  create("a", { href, download: name }).click();
  // Not at once: the browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
