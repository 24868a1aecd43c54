// The HTTP interface of the tasks.

import { TaskStore } from "./tasks.js";
import { response } from "./web.js";

export class App {
  constructor() {
    this.tasks = new TaskStore();
  }

  handle(request) {
    return response(501);
  }
}
