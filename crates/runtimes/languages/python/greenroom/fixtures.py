"""The fixtures of a test: those of its module, and some that pytest brings."""

import inspect
import io
import os
import pathlib
import sys
import tempfile

from greenroom.loop import is_awaitable
from greenroom.monkeypatch import MonkeyPatch
from greenroom.tracebacks import describe


class Fixtures:
    """Makes each fixture once for one test, and undoes them in reverse."""

    def __init__(self, module, test, runner):
        self.instance = None
        self._test = test
        self._runner = runner
        self._values = dict(test.values)
        self._undo = []
        self._known = dict(BUILT_IN)
        for place in (getattr(module, "__greenroom_conftest__", None), module, test.owner):
            for name, thing in vars(place).items() if place is not None else ():
                if hasattr(thing, "__greenroom_fixture__"):
                    self._known[thing.__greenroom_fixture__["name"] or name] = thing

    def use_automatic(self):
        """Makes the fixtures that the test does not name."""
        for name, made_by in list(self._known.items()):
            if getattr(made_by, "__greenroom_fixture__", {}).get("autouse"):
                self.value(name)
        for mark in self._test.marks:
            if mark.name == "usefixtures":
                for name in mark.arguments:
                    self.value(name)

    def value(self, name):
        """A fixture by its name."""
        if name == "request":
            return Request(self, self._test)
        if name not in self._values:
            made_by = self._known.get(name)
            if made_by is None:
                raise LookupError(f"there is no fixture `{name}`")
            self._values[name] = self._make(made_by)
        return self._values[name]

    def _make(self, made_by):
        if made_by in BUILT_IN.values():
            return made_by(self)
        names = list(inspect.signature(made_by).parameters)
        given = {name: self.value(name) for name in names if name != "self"}
        if names[:1] == ["self"]:
            given["self"] = self.instance
        made = made_by(**given)
        if inspect.isgenerator(made):
            value = next(made)
            self.finally_do(lambda: next(made, None))
            return value
        if inspect.isasyncgen(made):
            value = self._runner.run(anext(made))
            self.finally_do(lambda: self._runner.run(anext(made, None)))
            return value
        return self._runner.run(made) if is_awaitable(made) else made

    def finally_do(self, function):
        """Has something done when the test is over."""
        self._undo.append(function)

    def tear_down(self):
        """Undoes everything, and says what went wrong meanwhile."""
        problems = []
        if self.instance is not None and hasattr(self.instance, "teardown_method"):
            take = inspect.signature(self.instance.teardown_method).parameters
            arguments = (self._test.method,) if take else ()
            self._undo.insert(0, lambda: self.instance.teardown_method(*arguments))
        for function in reversed(self._undo):
            try:
                function()
            except Exception as error:
                problems.append(describe(error))
        return problems


class Request:
    """What a fixture learns of the test that asks for it."""

    def __init__(self, fixtures, test):
        self._fixtures = fixtures
        self.param = test.values.get("request.param")
        self.function = test.function
        self.instance = fixtures.instance

    def addfinalizer(self, function):
        self._fixtures.finally_do(function)

    def getfixturevalue(self, name):
        return self._fixtures.value(name)


class Captured:
    """`capsys`: what was printed since the last look."""

    def __init__(self, fixtures):
        self._streams = sys.stdout, sys.stderr
        fixtures.finally_do(self._stop)
        self._start()

    def _start(self):
        sys.stdout, sys.stderr = io.StringIO(), io.StringIO()

    def _stop(self):
        seen = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = self._streams
        for stream, text in zip(self._streams, seen):
            if isinstance(text, io.StringIO):
                stream.write(text.getvalue())

    def readouterr(self):
        seen = Output(sys.stdout.getvalue(), sys.stderr.getvalue())
        self._start()
        return seen


class Output(tuple):
    """Two texts, by name and in order."""

    def __new__(cls, out, err):
        return super().__new__(cls, (out, err))

    out = property(lambda self: self[0])
    err = property(lambda self: self[1])


def temporary_folder(fixtures):
    os.makedirs("/tmp", exist_ok=True)
    return pathlib.Path(tempfile.mkdtemp(dir="/tmp"))


def monkeypatch(fixtures):
    patch = MonkeyPatch()
    fixtures.finally_do(patch.undo)
    return patch


BUILT_IN = {"capsys": Captured, "tmp_path": temporary_folder, "monkeypatch": monkeypatch}
