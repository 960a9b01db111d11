import init, { state } from "./pkg/ready.js";

/** @param {HTMLElement} element */
export default async function card(element) {
  await init();
  element.append(`This machine is ${state()}.`);
}
