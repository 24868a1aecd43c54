"""The HTTP interface of the tasks, with a table of routes."""

from dataclasses import dataclass


@dataclass
class Request:
    method: str
    path: str
    headers: dict
    body: dict

    def header(self, name):
        return {key.lower(): value for key, value in self.headers.items()}.get(name)


class Refused(Exception):
    def __init__(self, status, headers=None, body=None):
        self.answer = answer(status, headers, body)


def answer(status, headers=None, body=None):
    return {"status": status, "headers": headers or {}, "body": body or {}}


class App:
    def __init__(self):
        self.tasks = {}
        self.next_id = 1
        self.collection = {"GET": self.index, "POST": self.create}
        self.member = {"DELETE": self.delete, "GET": self.show, "HEAD": self.head, "PUT": self.update}

    def handle(self, request):
        try:
            return self.dispatch(request)
        except Refused as refused:
            return refused.answer

    def dispatch(self, request):
        parts = request.path.split("/")
        if parts[:2] != ["", "tasks"] or len(parts) > 3:
            raise Refused(404)
        table, id = self.collection, None
        if len(parts) == 3:
            table, id = self.member, parts[2]
            if not (id.isascii() and id.isdigit()) or id[0] == "0":
                raise Refused(404)
        if request.method not in table:
            raise Refused(405, {"allow": ", ".join(sorted(table))})
        scheme, space, user = (request.header("authorization") or "").partition(" ")
        if scheme.lower() != "bearer" or user == "" or " " in user:
            raise Refused(401, {"www-authenticate": "Bearer"})
        if id is None:
            return table[request.method](request, user)
        task = self.tasks.get(id)
        if not task or task["owner"] != user:
            raise Refused(404)
        return table[request.method](request, task)

    def fields(self, request, names):
        kind = (request.header("content-type") or "").split(";")[0]
        if kind.strip().lower() != "application/json":
            raise Refused(415)
        fields = {}
        for name in names:
            value = request.body.get(name, "")
            if name == "title":
                value = value.strip()
                wrong = value == "" or len(value) > 50
            else:
                wrong = value != "true" and value != "false"
            if wrong:
                raise Refused(422, body={"error": name})
            fields[name] = value
        return fields

    def index(self, request, user):
        return answer(200, body={"ids": ",".join(t["id"] for t in self.tasks.values() if t["owner"] == user)})

    def create(self, request, user):
        task = {"id": str(self.next_id), "owner": user, "done": "false", "version": 1}
        task.update(self.fields(request, ["title"]))
        self.tasks[task["id"]] = task
        self.next_id += 1
        shown = self.show(request, task)
        shown["status"] = 201
        shown["headers"]["location"] = "/tasks/" + task["id"]
        return shown

    def show(self, request, task):
        return answer(200, {"etag": f'"{task["version"]}"'}, {name: task[name] for name in ("id", "title", "done")})

    def head(self, request, task):
        return answer(200, self.show(request, task)["headers"])

    def delete(self, request, task):
        del self.tasks[task["id"]]
        return answer(204)

    def update(self, request, task):
        condition = request.header("if-match")
        if condition is None:
            raise Refused(428)
        if condition != "*" and condition != f'"{task["version"]}"':
            raise Refused(412)
        task.update(self.fields(request, ["title", "done"]), version=task["version"] + 1)
        return self.show(request, task)
