"""Tasks in memory."""

from dataclasses import dataclass


@dataclass
class Task:
    id: int
    owner: str
    title: str
    done: bool = False
    version: int = 1


class TaskStore:
    def __init__(self):
        self._tasks = {}
        self._last_id = 0

    def add(self, owner, title):
        self._last_id += 1
        task = Task(self._last_id, owner, title)
        self._tasks[task.id] = task
        return task

    def find(self, id):
        """The task, or `None`."""
        return self._tasks.get(id)

    def remove(self, id):
        del self._tasks[id]

    def all(self):
        """All tasks, oldest first."""
        return list(self._tasks.values())
