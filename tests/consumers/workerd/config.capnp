using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (services = [(name = "main", worker = .main)]);

const main :Workerd.Worker = (
  compatibilityDate = "2026-10-01",
  modules = [
    (name = "main.js", esModule = embed "dist/main.js"),
    (name = "counter/counter_bg.wasm", wasm = embed "node_modules/counter/counter_bg.wasm"),
    (name = "greet/greet_bg.wasm", wasm = embed "node_modules/greet/greet_bg.wasm"),
    (name = "image-filter/image_filter_bg.wasm",
      wasm = embed "node_modules/image-filter/image_filter_bg.wasm"),
  ],
);
