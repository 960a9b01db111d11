// What the browser starts as a worker.
import { answer } from "./answer.js";
import init from "./pkg/worker.js";

answer(self, init());
