"""A run of a program: standard input to standard output."""

import importlib.machinery
import sys
from types import ModuleType

from greenroom import ending, solution
from greenroom.tracebacks import own
from greenroom.trusted import EXCEPTHOOK


def run(arguments):
    entry = arguments[0]
    home, _ = solution.prepare(entry)
    path = f"/solution/{entry}"
    sys.argv = list(arguments)
    try:
        execute(path)
    except SystemExit as error:
        finish_and(ending.leave_as_asked, error)
    except BaseException as error:
        if sys.excepthook is not EXCEPTHOOK:
            finish_and(call_hook, error)
        finish_and(ending.leave_after, error)
    finish_and(ending.leave, 0)


def execute(path):
    loader = importlib.machinery.SourceFileLoader("__main__", path)
    module = ModuleType("__main__")
    module.__file__ = path
    module.__loader__ = loader
    module.__builtins__ = sys.modules["builtins"]
    sys.modules["__main__"] = module
    exec(loader.get_code("__main__"), module.__dict__)


def finish_and(then, value):
    """Runs what was registered with `atexit`, then ends the run."""
    try:
        ending.run_exit_functions()
    except BaseException as error:
        ending.complain(ending.describe(error))
    then(value)


def call_hook(error):
    try:
        sys.excepthook(type(error), error, own(error.__traceback__))
    except BaseException as second:
        ending.complain(ending.describe(second))
    ending.leave(1)
