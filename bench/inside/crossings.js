// Ways over the boundary. Each has a loop of its own: one for all would call what V8 cannot tell beforehand, which takes
// longer than some of them.

/** @typedef {{ name: string, length?: number, run: (times: number) => void }} Crossing - `run` crosses that often. */

/** Where results go, so that none can be left out as unused. */
export let sink = /** @type {any} */ (undefined);

/** @type {(module: any) => Crossing[]} */
export function calls({ exports, nothing, add_u32, add_f64, add_u64, refuse }) {
  return [
    {
      name: "call without arguments",
      run: (times) => {
        for (let time = 0; time < times; time++) nothing();
      },
    },
    {
      name: "two u32, one back",
      run: (times) => {
        let value = 0;
        for (let time = 0; time < times; time++) value = add_u32(value, 1);
        sink = value;
      },
    },
    {
      name: "two u32, without the glue",
      run: (times) => {
        let value = 0;
        for (let time = 0; time < times; time++) value = exports.add_u32(value, 1);
        sink = value;
      },
    },
    {
      name: "two f64, one back",
      run: (times) => {
        let value = 0.5;
        for (let time = 0; time < times; time++) value = add_f64(value, 1.5);
        sink = value;
      },
    },
    {
      name: "two u64 (BigInt), one back",
      run: (times) => {
        let value = 1n;
        for (let time = 0; time < times; time++) value = add_u64(value, 3n);
        sink = value;
      },
    },
    {
      name: "Err, thrown and caught",
      run: (times) => {
        for (let time = 0; time < times; time++) {
          try {
            refuse();
          } catch (error) {
            sink = error;
          }
        }
      },
    },
    {
      name: "the same without Rust",
      run: (times) => {
        for (let time = 0; time < times; time++) {
          try {
            throw new Error("no");
          } catch (error) {
            sink = error;
          }
        }
      },
    },
  ];
}

/** @type {(module: any) => Crossing[]} */
export function classes({ Point }) {
  const point = new Point(1.5, 2);
  return [
    {
      name: "class: new and free",
      run: (times) => {
        for (let time = 0; time < times; time++) new Point(time, 2).free();
      },
    },
    {
      name: "class: method",
      run: (times) => {
        let value = 0;
        for (let time = 0; time < times; time++) value += point.product();
        sink = value;
      },
    },
    {
      name: "class: field",
      run: (times) => {
        let value = 0;
        for (let time = 0; time < times; time++) value += point.x;
        sink = value;
      },
    },
  ];
}

/** @type {(module: any) => Crossing[]} */
export function callbacks({ call_import, call_function, closure }) {
  const next = (/** @type {number} */ value) => (value + 1) | 0;
  const add = closure();
  return [
    {
      name: "Rust calls an import",
      run: (times) => {
        sink = call_import(times);
      },
    },
    {
      name: "Rust calls a function it was given",
      run: (times) => {
        sink = call_function(next, times);
      },
    },
    {
      name: "JavaScript calls a Rust closure",
      run: (times) => {
        let value = 0;
        for (let time = 0; time < times; time++) value = add(value & 1);
        sink = value;
      },
    },
  ];
}

/** @type {(module: any) => Crossing[]} */
export function arrays({ Bytes, memory, hold, first }) {
  const length = 100_000;
  const array = new Uint8Array(length);
  const pointer = new Bytes(length).pointer();
  return [
    {
      name: "array left in JavaScript, any length",
      run: (times) => {
        for (let time = 0; time < times; time++) hold(array);
      },
    },
    {
      name: "the same, Rust reads one byte of it",
      run: (times) => {
        for (let time = 0; time < times; time++) sink = first(array);
      },
    },
    {
      name: "view of Rust's bytes, any length",
      run: (times) => {
        for (let time = 0; time < times; time++)
          sink = new Uint8Array(memory.buffer, pointer, length);
      },
    },
  ];
}

/**
 * What a length changes.
 *
 * @param {any} module
 * @param {number} length - Of typed arrays in bytes, of strings as JavaScript counts.
 * @returns {Crossing[]}
 */
export function copies({ Bytes, Text, bytes_length, text_length }, length) {
  const ascii = "Zoe, Tokyo".repeat(length / 10);
  const other = "Zoë, 東京 è!".repeat(length / 10);
  const [asciiText, otherText] = [new Text(ascii), new Text(other)];
  const array = new Uint8Array(length);
  const bytes = new Bytes(length);
  const crossings = [
    {
      name: "bytes in",
      run: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) sink = bytes_length(array);
      },
    },
    {
      name: "bytes out",
      run: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) sink = bytes.get();
      },
    },
    {
      name: "ASCII string in",
      run: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) sink = text_length(ascii);
      },
    },
    {
      name: "ASCII string out",
      run: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) sink = asciiText.get();
      },
    },
    {
      name: "other string in",
      run: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) sink = text_length(other);
      },
    },
    {
      name: "other string out",
      run: (/** @type {number} */ times) => {
        for (let time = 0; time < times; time++) sink = otherText.get();
      },
    },
  ];
  return crossings.map((it) => ({ ...it, length }));
}
