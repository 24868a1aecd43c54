"""The module that tests get as `pytest`: its well-known basics, written anew.

What is here behaves as its namesake where interviews' tests use it; what is
not here is not there at all, so that a test fails loudly instead of passing
for the wrong reason.
"""

import contextlib
import importlib
import re
import unittest
import warnings as _warnings

from greenroom.approx import approx
from greenroom.marks import Mark, MarkMaker, ParameterSet, marks_of, variants

__all__ = [
    "MonkeyPatch", "approx", "fail", "fixture", "importorskip", "mark", "param", "raises",
    "skip", "warns", "xfail",
]
from greenroom.monkeypatch import MonkeyPatch

mark = MarkMaker()


class Failed(AssertionError):
    """The test said that it failed."""


Failed.__module__ = "pytest"


def fail(reason="", pytrace=True):
    raise Failed(reason)


def skip(reason="", **named):
    raise unittest.SkipTest(reason)


def xfail(reason=""):
    raise unittest.SkipTest(reason)


def importorskip(name, *arguments, **named):
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise unittest.SkipTest(str(error)) from None


def param(*values, id=None, marks=()):
    return ParameterSet(values, id, [marks] if isinstance(marks, Mark) else list(marks))


def fixture(function=None, *, scope="function", params=None, autouse=False, ids=None, name=None):
    """Marks a function that makes what tests ask for by its name. Every test
    has an instance of its own, so every scope is the function's."""

    def mark_it(function):
        if params is not None:
            raise NotImplementedError("fixtures with params are not supported; use parametrize")
        function.__greenroom_fixture__ = {"autouse": autouse, "name": name}
        return function

    return mark_it if function is None else mark_it(function)


def raises(expected, *arguments, match=None, **named):
    """Expects an error: `with raises(ValueError, match="…") as caught: …`, or
    `raises(ValueError, function, argument)`."""
    context = Raises(expected, match)
    if not arguments:
        return context
    function, *rest = arguments
    with context as caught:
        function(*rest, **named)
    return caught


class Raises:
    def __init__(self, expected, match):
        self._expected = expected
        self._match = match
        self._caught = Caught()

    def __enter__(self):
        return self._caught

    def __exit__(self, kind, error, trace):
        if error is None:
            raise Failed(f"DID NOT RAISE {names_of(self._expected)}")
        if not issubclass(kind, self._expected):
            return False
        self._caught.value, self._caught.type, self._caught.tb = error, kind, trace
        if self._match is not None:
            self._caught.match(self._match)
        return True


class Caught:
    """What `raises` caught."""

    value = type = tb = None

    @property
    def typename(self):
        return self.type.__name__

    def match(self, pattern):
        text = str(self.value)
        if not re.search(pattern, text):
            raise Failed(f"the message does not match\n  pattern: {pattern!r}\n  message: {text!r}")
        return True

    def __str__(self):
        return repr(self.value)


def names_of(expected):
    kinds = expected if isinstance(expected, tuple) else (expected,)
    return " or ".join(kind.__name__ for kind in kinds)


@contextlib.contextmanager
def warns(expected=Warning, *, match=None):
    """Expects a warning inside the block."""
    with _warnings.catch_warnings(record=True) as caught:
        _warnings.simplefilter("always")
        yield caught
    fitting = [
        warning
        for warning in caught
        if issubclass(warning.category, expected)
        and (match is None or re.search(match, str(warning.message)))
    ]
    if not fitting:
        raise Failed(f"DID NOT WARN {names_of(expected)}")
