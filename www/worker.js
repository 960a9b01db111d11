// Where the policy of this page demands trusted types, the address of a worker has to be made by one that it names.

const folder = new URL("./", import.meta.url).href;

const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("workers", {
  createScriptURL(/** @type {string} */ url) {
    if (url.startsWith(folder)) return url;
    throw new TypeError(`${url} is not of this page: its workers are in ${folder}`);
  },
});

/**
 * Starts a worker.
 *
 * @param {string} file - Its module, in the folder of the page.
 */
export function startWorker(file) {
  const url = new URL(file, folder).href;
  return new Worker(policy ? policy.createScriptURL(url) : url, { type: "module" });
}
