// The other end of `startNode` in engines.js.

import { run } from "./main.js";

process.once("message", async (task) => {
  const result = await run(/** @type {import("./main.js").Task} */ (task));
  // Peers leave threads and timers behind, so this does not wait for the process to end by itself.
  process.send?.(result, () => process.exit());
});
