import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, listCrates, test } from "./fixture.js";

test("Chrome's debugger finds DWARF in a dev build", async ({ page, request, browserName }) => {
  test.skip(browserName !== "chromium", "it is about Chrome");
  test.setTimeout(300_000);
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const folder = join(root, "target/debugging/page");
  const build = ["build", "--dev", "--target", "web", "--no-gitignore", "--out-dir", folder];
  execFileSync("wasm-pack", build, {
    cwd: join(root, "xtask/project/skeletons/function"),
    stdio: "inherit",
  });
  await page.route("**/debugging/*", (route) => {
    const name = new URL(route.request().url()).pathname.split("/").at(-1) ?? "";
    return route.fulfill({ path: join(folder, name) });
  });

  const debuggerSession = await page.context().newCDPSession(page);
  /** @type {Record<string, unknown>} */
  const symbols = {};
  debuggerSession.on("Debugger.scriptParsed", ({ url, debugSymbols }) => {
    symbols[url.split("/").slice(-2).join("/")] = debugSymbols;
  });
  await debuggerSession.send("Debugger.enable");
  await page.goto("./");
  await page.evaluate(async (glue) => {
    const { default: init, countWords } = await import(glue);
    await init();
    return countWords("to be");
  }, "/debugging/skeleton_function.js");
  const [shipped] = await listCrates(request);
  await expect
    .poll(() => symbols)
    .toMatchObject({
      "debugging/skeleton_function_bg.wasm": [{ type: "EmbeddedDWARF" }],
      // What is shipped has none.
      [shipped.module.path]: [],
    });
});
