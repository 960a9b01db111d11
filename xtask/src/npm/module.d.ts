/** The compiled module, as edge runtimes import it. */
declare const module: WebAssembly.Module;
export default module;
