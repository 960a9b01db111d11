import { Counter, initSync as initCounter } from "counter";
import counterModule from "counter/counter_bg.wasm";
import { greet, initSync as initGreet } from "greet";
import greetModule from "greet/greet_bg.wasm";
import { Image, initSync as initImageFilter } from "image-filter";
import imageFilterModule from "image-filter/image_filter_bg.wasm";

initCounter({ module: counterModule });
initGreet({ module: greetModule });
initImageFilter({ module: imageFilterModule });

const counter = new Counter(41);
counter.increment();
const image = Image.fromRgba(new Uint8ClampedArray([10, 20, 30, 255]), 1, 1);
image.invert();
const text = `${greet("Ada")} ${counter.value} ${image.toRgba()}`;
export default { fetch: () => new Response(text), test: () => console.log(text) };
