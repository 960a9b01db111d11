import initCounter, { Counter } from "counter";
import initGreet, { greet } from "greet";
import initImageFilter, { Image } from "image-filter";

await Promise.all([initCounter(), initGreet(), initImageFilter()]);

const counter = new Counter(41);
counter.increment();
const image = Image.fromRgba(new Uint8ClampedArray([10, 20, 30, 255]), 1, 1);
image.invert();
console.log(`${greet("Ada")} ${counter.value} ${image.toRgba()}`);
