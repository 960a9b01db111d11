// A section for each exercise that is solved, filled by its card.

/** @typedef {{ id: string, title: string, built?: number }} Solved */

const load = async () => (await fetch("/solved.json")).text();

/** @param {Solved} exercise */
async function show({ id, title }) {
  const section = document.createElement("section");
  section.id = id;
  const heading = document.createElement("h2");
  heading.textContent = title;
  const content = document.createElement("div");
  section.append(heading, content);
  document.querySelector("main")?.append(section);
  try {
    const { default: card } = await import(`/work/${id}/card.js`);
    await card(content);
  } catch (error) {
    content.role = "alert";
    content.textContent = String(error);
  }
}

const shown = await load();
const exercises = /** @type {Solved[]} */ (JSON.parse(shown));
const empty = document.querySelector("#empty");
if (exercises.length > 0) empty?.remove();
await Promise.all(exercises.map(show));

// Another is solved, or one is built anew.
setInterval(async () => {
  if ((await load().catch(() => shown)) !== shown) location.reload();
}, 1000);
