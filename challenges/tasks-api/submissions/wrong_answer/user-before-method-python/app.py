"""The HTTP interface of the tasks."""

import re

from tasks import TaskStore
from web import Request, Response

COLLECTION_METHODS = ("GET", "POST")
TASK_METHODS = ("DELETE", "GET", "HEAD", "PUT")


class App:
    def __init__(self):
        self.tasks = TaskStore()

    def handle(self, request):
        path = re.fullmatch(r"/tasks(?:/([1-9][0-9]*))?", request.path)
        if not path:
            return Response(404)
        user = user_of(request)
        if user is None:
            return Response(401, {"www-authenticate": "Bearer"})
        methods = TASK_METHODS if path[1] else COLLECTION_METHODS
        if request.method not in methods:
            return Response(405, {"allow": ", ".join(methods)})
        if not path[1]:
            return self._list(user) if request.method == "GET" else self._create(request, user)
        task = self.tasks.find(int(path[1]))
        if task is None or task.owner != user:
            return Response(404)
        return self._handle_task(request, task)

    def _list(self, user):
        ids = [str(task.id) for task in self.tasks.all() if task.owner == user]
        return Response(200, body={"ids": ",".join(ids)})

    def _create(self, request, user):
        problem = problem_with(request, ["title"])
        if problem:
            return problem
        task = self.tasks.add(user, request.body["title"].strip())
        response = shown(201, task)
        response.headers["location"] = f"/tasks/{task.id}"
        return response

    def _handle_task(self, request, task):
        if request.method == "DELETE":
            self.tasks.remove(task.id)
            return Response(204)
        if request.method == "PUT":
            return self._replace(request, task)
        response = shown(200, task)
        if request.method == "HEAD":
            response.body = {}
        return response

    def _replace(self, request, task):
        expected = header(request, "if-match")
        if expected is None:
            return Response(428)
        if expected not in ("*", tag_of(task)):
            return Response(412)
        problem = problem_with(request, ["title", "done"])
        if problem:
            return problem
        task.title = request.body["title"].strip()
        task.done = request.body["done"] == "true"
        task.version += 1
        return shown(200, task)


def header(request, name):
    """The value of a header, however its name is spelled; `None` if it was not sent."""
    for spelled, value in request.headers.items():
        if spelled.lower() == name:
            return value
    return None


def user_of(request):
    match = re.fullmatch(r"bearer ([^ ]+)", header(request, "authorization") or "", re.IGNORECASE)
    return match and match[1]


def problem_with(request, fields):
    """Why what was sent cannot be used, as a response; `None` if it can."""
    media_type = (header(request, "content-type") or "").partition(";")[0]
    if media_type.strip().lower() != "application/json":
        return Response(415)
    for field in fields:
        if not VALID[field](request.body.get(field, "")):
            return Response(422, body={"error": field})
    return None


VALID = {
    "title": lambda text: 1 <= len(text.strip()) <= 50,
    "done": lambda text: text in ("true", "false"),
}


def tag_of(task):
    return f'"{task.version}"'


def shown(status, task):
    body = {"id": str(task.id), "title": task.title, "done": "true" if task.done else "false"}
    return Response(status, {"etag": tag_of(task)}, body)
