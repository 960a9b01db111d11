import { expect, openAll, test } from "./fixture.js";

const wanted = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "img-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types workers",
];

test("the page states a strict policy, and the server sends it", async ({ page, request }) => {
  await page.goto("./");
  const stated = page.locator("meta[http-equiv='Content-Security-Policy']");
  expect((await stated.getAttribute("content"))?.split("; ")).toEqual(wanted);
  const { "content-security-policy": sent } = (await request.get("./")).headers();
  expect(sent.split("; ")).toEqual([...wanted, "frame-ancestors 'none'"]);
});

test("the policy keeps out scripts and styles in the page, strings as markup, and other workers", async ({
  page,
  request,
  expectTrouble,
}) => {
  expectTrouble(
    /'TrustedHTML' assignment/,
    /'TrustedScriptURL' assignment/,
    /named 'other' violates/,
  );
  expectTrouble(/'TrustedScript' assignment/, /inline style violates/);
  await openAll(page, request);
  const refused = await page.evaluate(() => {
    const trials = {
      markup: () => {
        document.body.innerHTML = "<b>";
      },
      handler: () => document.body.setAttribute("onerror", "1"),
      worker: () => new Worker("./main.js"),
      policy: () => /** @type {any} */ (globalThis).trustedTypes.createPolicy("other", {}),
    };
    return Object.entries(trials)
      .filter(([_, trial]) => {
        try {
          trial();
        } catch {
          return true;
        }
        return false;
      })
      .map(([name]) => name);
  });
  expect(refused).toEqual(["markup", "handler", "worker", "policy"]);
  const isPainted = await page.evaluate(() => {
    const style = document.createElement("style");
    style.append("body { color: rgb(1, 2, 3) }");
    document.head.append(style);
    return getComputedStyle(document.body).color === "rgb(1, 2, 3)";
  });
  expect(isPainted).toBe(false);
});
