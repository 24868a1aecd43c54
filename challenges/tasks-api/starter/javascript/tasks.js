// Tasks in memory: { id, owner, title, done, version }.

export class TaskStore {
  #tasks = new Map();
  #lastId = 0;

  add(owner, title) {
    this.#lastId += 1;
    const task = { id: this.#lastId, owner, title, done: false, version: 1 };
    this.#tasks.set(task.id, task);
    return task;
  }

  /** The task, or `undefined`. */
  find(id) {
    return this.#tasks.get(id);
  }

  remove(id) {
    this.#tasks.delete(id);
  }

  /** All tasks, oldest first. */
  all() {
    return [...this.#tasks.values()];
  }
}
