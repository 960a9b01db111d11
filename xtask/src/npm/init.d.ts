/** What `init` makes an instance of: where it is, an answer that brings it, its bytes, or the compiled module. */
export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

/** What `initSync` makes an instance of: its bytes, or the compiled module. */
export type SyncInitInput = BufferSource | WebAssembly.Module;

/** The instance. What else it exports is for the functions and classes above, and differs from build to build. */
export interface InitOutput {
  /** All that the module holds. A buffer of it is detached when it grows. */
  readonly memory: WebAssembly.Memory;
}

/**
 * Makes the instance that everything else works on. To be called and awaited before anything else. There is but one:
 * calls after the first wait for the same, unless that failed.
 *
 * @param options - Where the module is; beside this file where it is left out.
 * @throws {TypeError} If it cannot be fetched.
 * @throws {WebAssembly.CompileError} If it is no module, or the page's Content-Security-Policy lacks `'wasm-unsafe-eval'`.
 */
export default function init(options?: {
  module_or_path: InitInput | Promise<InitInput>;
}): Promise<InitOutput>;

/**
 * The same at once, of what is there already: in an edge runtime, or where a bundler has put the bytes into the program.
 *
 * @param options - The bytes, or the compiled module.
 * @throws {WebAssembly.CompileError} If it is no module.
 */
export function initSync(options: { module: SyncInitInput }): InitOutput;
