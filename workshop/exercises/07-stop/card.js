import init, { countPrimes } from "./pkg/stop.js";

/** @param {HTMLElement} element */
export default async function card(element) {
  await init();
  const answer = document.createElement("output");
  let controller = new AbortController();

  const count = button("Count", async () => {
    controller = new AbortController();
    count.disabled = true;
    const started = performance.now();
    const clock = setInterval(() => {
      answer.textContent = `${((performance.now() - started) / 1000).toFixed(1)} s`;
    }, 100);
    let said;
    try {
      said = `There are ${await countPrimes(3_000_000, controller.signal)} primes below three million.`;
    } catch (reason) {
      said = String(reason);
    }
    clearInterval(clock);
    count.disabled = false;
    answer.textContent = said;
  });
  const stop = button("Stop", () => controller.abort("Stopped."));
  element.append(count, " ", stop, " ", answer);
}

/**
 * @param {string} text
 * @param {() => void} onClick
 */
function button(text, onClick) {
  const button = document.createElement("button");
  button.textContent = text;
  button.addEventListener("click", onClick);
  return button;
}
