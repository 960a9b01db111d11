// Objects over the boundary, by each way there is. As in crossings.js, each has a loop of its own.

/** @import { Crossing } from "./crossings.js" */

/** Where results go, so that none can be left out as unused. */
export let sink = /** @type {any} */ (undefined);

const person = { name: "Ada Lovelace", age: 36, height: 1.65, member: true };
const people = Array.from({ length: 100 }, (_, at) => ({ ...person, age: at }));

/** @type {(module: any) => Crossing[]} */
export function objectsIn(module) {
  const { object_by_serde, object_by_reflect, object_by_getters, object_by_json } = module;
  const { objects_by_serde, objects_by_json } = module;
  return [
    {
      name: "object in, serde",
      run: (times) => {
        for (let time = 0; time < times; time++) sink = object_by_serde(person);
      },
    },
    {
      name: "object in, Reflect",
      run: (times) => {
        for (let time = 0; time < times; time++) sink = object_by_reflect(person);
      },
    },
    {
      name: "object in, imported getters",
      run: (times) => {
        for (let time = 0; time < times; time++) sink = object_by_getters(person);
      },
    },
    {
      name: "object in, JSON",
      run: (times) => {
        for (let time = 0; time < times; time++) sink = object_by_json(JSON.stringify(person));
      },
    },
    {
      name: "100 objects in, serde",
      run: (times) => {
        for (let time = 0; time < times; time++) sink = objects_by_serde(people);
      },
    },
    {
      name: "100 objects in, JSON",
      run: (times) => {
        for (let time = 0; time < times; time++) sink = objects_by_json(JSON.stringify(people));
      },
    },
  ];
}

/** @type {(module: any) => Crossing[]} */
export function objectsOut({ People }) {
  const own = new People(people);
  return [
    {
      name: "object out, serde",
      run: (times) => {
        for (let time = 0; time < times; time++) sink = own.one_by_serde();
      },
    },
    {
      name: "object out, Reflect",
      run: (times) => {
        for (let time = 0; time < times; time++) sink = own.one_by_reflect();
      },
    },
    {
      name: "object out, JSON",
      run: (times) => {
        for (let time = 0; time < times; time++) sink = JSON.parse(own.one_by_json());
      },
    },
    {
      name: "100 objects out, serde",
      run: (times) => {
        for (let time = 0; time < times; time++) sink = own.all_by_serde();
      },
    },
    {
      name: "100 objects out, JSON",
      run: (times) => {
        for (let time = 0; time < times; time++) sink = JSON.parse(own.all_by_json());
      },
    },
  ];
}
