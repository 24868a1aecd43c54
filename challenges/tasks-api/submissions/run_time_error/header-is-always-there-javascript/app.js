// The HTTP interface of the tasks.

import { TaskStore } from "./tasks.js";
import { response } from "./web.js";

const COLLECTION_METHODS = ["GET", "POST"];
const TASK_METHODS = ["DELETE", "GET", "HEAD", "PUT"];

export class App {
  constructor() {
    this.tasks = new TaskStore();
  }

  handle(request) {
    const path = /^\/tasks(?:\/([1-9][0-9]*))?$/.exec(request.path);
    if (!path) return response(404);
    const methods = path[1] ? TASK_METHODS : COLLECTION_METHODS;
    if (!methods.includes(request.method)) return response(405, { allow: methods.join(", ") });
    const user = userOf(request);
    if (!user) return response(401, { "www-authenticate": "Bearer" });
    if (!path[1]) return request.method === "GET" ? this.#list(user) : this.#create(request, user);
    const task = this.tasks.find(Number(path[1]));
    return task?.owner === user ? this.#handleTask(request, task) : response(404);
  }

  #list(user) {
    const own = this.tasks.all().filter((task) => task.owner === user);
    return response(200, {}, { ids: own.map((task) => task.id).join(",") });
  }

  #create(request, user) {
    const problem = problemWith(request, ["title"]);
    if (problem) return problem;
    const task = this.tasks.add(user, request.body.get("title").trim());
    const created = shown(201, task);
    created.headers.location = `/tasks/${task.id}`;
    return created;
  }

  #handleTask(request, task) {
    switch (request.method) {
      case "DELETE":
        this.tasks.remove(task.id);
        return response(204);
      case "PUT":
        return replace(request, task);
      case "HEAD":
        return { ...shown(200, task), body: {} };
      default:
        return shown(200, task);
    }
  }
}

function replace(request, task) {
  const expected = header(request, "if-match");
  if (expected === undefined) return response(428);
  if (!["*", tagOf(task)].includes(expected)) return response(412);
  const problem = problemWith(request, ["title", "done"]);
  if (problem) return problem;
  task.title = request.body.get("title").trim();
  task.done = request.body.get("done") === "true";
  task.version += 1;
  return shown(200, task);
}

/** The value of a header, however its name is spelled. */
function header(request, name) {
  const found = [...request.headers].find(([spelled]) => spelled.toLowerCase() === name);
  return found?.[1];
}

function userOf(request) {
  return /^bearer ([^ ]+)$/i.exec(header(request, "authorization"))?.[1];
}

const VALID = {
  title: (text = "") => text.trim() !== "" && text.trim().length <= 50,
  done: (text) => ["true", "false"].includes(text),
};

/** Why what was sent cannot be used, as a response; nothing if it can. */
function problemWith(request, fields) {
  const [mediaType] = header(request, "content-type").split(";");
  if (mediaType.trim().toLowerCase() !== "application/json") return response(415);
  const wrong = fields.find((field) => !VALID[field](request.body.get(field)));
  return wrong && response(422, {}, { error: wrong });
}

function tagOf(task) {
  return `"${task.version}"`;
}

function shown(status, task) {
  const body = { id: String(task.id), title: task.title, done: String(task.done) };
  return response(status, { etag: tagOf(task) }, body);
}
