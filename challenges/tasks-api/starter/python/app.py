"""The HTTP interface of the tasks."""

from tasks import TaskStore
from web import Request, Response


class App:
    def __init__(self):
        self.tasks = TaskStore()

    def handle(self, request):
        return Response(501)
