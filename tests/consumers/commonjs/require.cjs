const { Counter } = require("counter");
const { greet } = require("greet");
const { Image } = require("image-filter");

const counter = new Counter(41);
counter.increment();
const image = Image.fromRgba(new Uint8ClampedArray([10, 20, 30, 255]), 1, 1);
image.invert();
console.log(`${greet("Ada")} ${counter.value} ${image.toRgba()}`);
