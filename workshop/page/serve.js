// Serves the learner's page: `page/` as it is, the copies that are worked on as `/work/`, and what is solved as `/solved.json`.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import sirv from "sirv";
import { parse } from "smol-toml";

const room = fileURLToPath(new URL("../", import.meta.url));
const progressFile = `${room}work/progress.toml`;

/** @param {string} path */
const read = (path) => /** @type {any} */ (parse(readFileSync(path, "utf8")));

/** Those that are solved, and the one that is worked on as far as it can be built, with what the page has to load anew once it has changed. */
function solved() {
  if (!existsSync(progressFile)) return [];
  const { done, current } = read(progressFile);
  const { exercise } = read(`${room}workshop.toml`);
  return exercise
    .filter((/** @type {{ id: string }} */ { id }) => {
      const isBuilt = existsSync(`${room}work/${id}/pkg`);
      return done.includes(id) || (id === current && isBuilt);
    })
    .map((/** @type {{ id: string, title: string }} */ { id, title }) => {
      const built = statSync(`${room}work/${id}/pkg`, { throwIfNoEntry: false });
      return { id, title, built: built?.mtimeMs };
    });
}

const page = sirv(`${room}page`, { dev: true });
const work = sirv(`${room}work`, { dev: true });

const server = createServer((request, response) => {
  if (request.url === "/solved.json") {
    response.setHeader("Content-Type", "application/json").end(JSON.stringify(solved()));
    return;
  }
  const nothing = () => {
    response.writeHead(404).end();
  };
  if (!request.url?.startsWith("/work/")) return page(request, response, nothing);
  request.url = request.url.slice("/work".length);
  work(request, response, nothing);
});

const port = Number(process.argv[2] ?? 8090);
server.on("error", ({ message }) => {
  console.error(`Your page is not served: ${message}. cargo workshop watch --port ${port + 1}`);
  process.exit(1);
});
server.listen(port, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") console.log(`Your page: http://localhost:${address?.port}`);
});

// Ends with what started it.
process.stdin.on("end", () => process.exit()).resume();
