import initCounter, { Counter } from "counter";
import initGreet, { greet } from "greet";
import initImageFilter, { type FilterCall, Image, Pipeline } from "image-filter";

await Promise.all([initCounter(), initGreet(), initImageFilter()]);

using counter = new Counter(41);
counter.increment();
using image = Image.fromRgba(new Uint8ClampedArray([10, 20, 30, 255]), 1, 1);
const filters: FilterCall[] = [["invert"]];
using pipeline = new Pipeline(filters);
pipeline.run(image);
const text: string = `${greet("Ada")} ${counter.value} ${image.toRgba()}`;
console.log(text);
