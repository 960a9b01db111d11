// Promises, and the thread that keeps them.

import { inPage } from "../tools/chromium.js";
import { bind, firstError } from "../tools/crates.js";
import { load } from "../tools/load.js";

/** @import { Checks } from "../claims.js" */

/** How often a timer of a page comes while the module works, there or in a worker. */
async function ticksWhileWorking(/** @type {boolean} */ inWorker) {
  const folder = await bind("boundary", "web", { features: ["promise"] });
  const { value } = await inPage(
    folder,
    async (inWorker) => {
      const lines = (/** @type {string} */ end) =>
        `import init, { work } from "${location.origin}/boundary.js";\nawait init();\n${end}`;
      let ticks = 0;
      const count = () => setInterval(() => ticks++, 10);
      if (inWorker) {
        const text = lines("postMessage(0); onmessage = async () => postMessage(await work(500));");
        const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
        const worker = new Worker(url, { type: "module" });
        const answer = () =>
          new Promise((resolve) => worker.addEventListener("message", resolve, { once: true }));
        await answer();
        count();
        worker.postMessage(0);
        await answer();
      } else {
        const { default: init, work } = await import(`${location.origin}/boundary.js`);
        await init();
        count();
        await work(500);
      }
      return ticks;
    },
    inWorker,
  );
  return value;
}

/** @type {Checks} */
export const checks = {
  "async-gives-a-promise": async () => {
    const { after } = await load("boundary", ["promise"]);
    const promise = after(Promise.resolve(42));
    return { cases: { "a real one": promise instanceof Promise && (await promise) === 42 } };
  },

  "async-awaits-javascript": async () => {
    const { after } = await load("boundary", ["promise"]);
    const later = new Promise((resolve) => setTimeout(resolve, 5, "value"));
    const refused = await after(Promise.reject(new Error("no"))).catch(
      (/** @type {any} */ it) => it.message,
    );
    return {
      cases: { "its value": (await after(later)) === "value", "its rejection": refused === "no" },
    };
  },

  "async-needs-futures-crate": async () => {
    const error = await firstError("check", "refused", "promise");
    return { cases: { "without it": error !== "" }, figures: { error } };
  },

  "async-stays-on-its-thread": async () => {
    const ticks = await ticksWhileWorking(false);
    return { cases: { "on the main thread": ticks === 0 } };
  },

  "worker-frees-the-page": async () => {
    const ticks = await ticksWhileWorking(true);
    return { cases: { "the page goes on": ticks >= 10 } };
  },
};
