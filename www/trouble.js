import { button, create } from "./elements.js";
import { Refused } from "./module.js";

/**
 * A panel that says what went wrong, what to do about it, and gives the details to whoever can use them.
 *
 * @param {{ reason: string, cure: string }} trouble
 * @param {unknown} [error] - What it came from.
 */
export function panel({ reason, cure }, error) {
  const copied = create("output");
  const copy = button("Copy details", async () => {
    const text = details(reason, error);
    try {
      await navigator.clipboard.writeText(text);
      copied.textContent = "Copied.";
    } catch {
      // Not allowed here: to be copied by hand.
      copied.textContent = text;
    }
  });
  const message = create("p", { role: "alert" }, `${reason} ${cure}`);
  return create("div", { className: "failure" }, message, copy, copied);
}

/**
 * @param {string} reason
 * @param {unknown} error
 */
function details(reason, error) {
  const trace = error instanceof Error ? `${error}\n${error.stack ?? ""}` : String(error);
  return [reason, trace, location.href, navigator.userAgent, new Date().toISOString()].join("\n");
}

/**
 * Why a card could not be started.
 *
 * @param {unknown} error
 * @param {string} name - Of the crate.
 * @returns {Promise<{ reason: string, cure: string }>}
 */
export async function explain(error, name) {
  if (error instanceof Refused) return error;
  if (!navigator.onLine) {
    return { reason: "This computer is offline.", cure: "Connect it, then reload." };
  }
  if (error instanceof WebAssembly.CompileError) {
    return /content security policy|unsafe-eval|blocked by csp/i.test(error.message)
      ? {
          reason: "A Content-Security-Policy keeps WebAssembly from being compiled here.",
          cure: "Add 'wasm-unsafe-eval' to its script-src; if the page does not set it, a proxy or an extension may.",
        }
      : {
          reason: `This browser cannot compile the module (${error.message}).`,
          cure: "Update it. Chrome and Edge since 91, Firefox since 89 and Safari since 16.4 can.",
        };
  }
  const script = new URL(`./cards/${name}.js`, import.meta.url);
  const answer = await fetch(script, { method: "HEAD" }).catch(() => undefined);
  if (answer?.status === 404) {
    return {
      reason: "This crate has no card yet.",
      cure: `Write www/cards/${name}.js, as “cargo xtask new” does for a crate that it makes.`,
    };
  }
  return {
    reason: `This card could not be started: ${error}.`,
    cure: `Run “cargo xtask build ${name}” if the crate was not built yet, then reload. The console has the details.`,
  };
}
