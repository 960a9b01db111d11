// A classic script, because it has to speak where module scripts are refused.
{
  /** @param {string} text */
  const complain = (text) => {
    const panel = document.getElementById("trouble");
    if (!panel) return;
    panel.textContent = text;
    panel.hidden = false;
    const copy = document.createElement("button");
    copy.textContent = "Copy details";
    copy.onclick = () => {
      const details = [text, location.href, navigator.userAgent].join("\n");
      const done = () => {
        copy.textContent = "Copied";
      };
      const show = () => {
        panel.textContent = details;
      };
      // Not everywhere, and not always allowed.
      if (navigator.clipboard) navigator.clipboard.writeText(details).then(done, show);
      else show();
    };
    panel.after(copy);
  };

  if (location.protocol === "file:") {
    complain(
      "Browsers do not load modules from files. Run “cargo xtask start” and open the address that it prints.",
    );
  } else if (!("WebAssembly" in globalThis)) {
    complain(
      "This browser has no WebAssembly, or has it switched off. Switch it on (some do that in a hardened or lockdown mode), or open this page in another browser.",
    );
  } else {
    // Errors of loading a script do not bubble, so they are caught on the way down.
    addEventListener(
      "error",
      (event) => {
        if (event.target instanceof HTMLScriptElement) {
          complain(
            `${event.target.src} or something that it imports could not be loaded. Check the connection and that the server is running, then reload.`,
          );
        }
      },
      { capture: true },
    );
  }
}
