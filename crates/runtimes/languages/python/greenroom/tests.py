"""A run of tests: naming those of a file, and running one by its name."""

import sys
import unittest

from greenroom import collect, device, ending, plain, pytest, solution, unit
from greenroom.rewrite import TestLoader
from greenroom.tracebacks import describe, message
from greenroom.trusted import cut, type_name

FOLDER = "/tests"
MESSAGE_BYTES = 16 * 1024

sys.modules["pytest"] = pytest


def run(arguments):
    """Answers the host's requests until there are no more. The only argument
    is the solution's entry file."""
    solution.prepare(arguments[0])
    host = device.Device()
    handlers = {"list_tests": list_tests, "run_test": run_test}
    while request := host.request():
        kind, body = request
        host.answer(handlers[kind](body))
    ending.leave(0)


def list_tests(body):
    try:
        found = collect.collect(load(body["file"]))
    except SystemExit as error:
        ending.leave_as_asked(error)
    except BaseException as error:
        ending.complain(describe(error))
        return device.raised(type_name(error), cut(message(error), 4096))
    return device.tests(list(found))


def run_test(body):
    try:
        problem = problem_of(body["file"], body["name"])
    except SystemExit as error:
        ending.leave_as_asked(error)
    except BaseException as error:
        problem = describe(error)
    return device.tested(problem == "", cut(problem, MESSAGE_BYTES))


def problem_of(file, name):
    """What is wrong with a test; nothing if it passed."""
    module = load(file)
    test = collect.collect(module).get(name)
    if test is None:
        return f"{file} has no test `{name}`\n"
    if issubclass(test.owner, unittest.TestCase):
        return unit.problem_of(test)
    return plain.problem_of(test, module)


def load(file):
    """Loads a test file, with its folder and `conftest.py` before it."""
    path = f"{FOLDER}/{file}"
    folder, _, name = path.rpartition("/")
    if folder not in sys.path:
        sys.path.insert(0, folder)
        solution.forget_hidden(folder)
    name = name.removesuffix(".py")
    if name in sys.modules:
        return sys.modules[name]
    module = solution.load_file(path, name, TestLoader)
    module.__greenroom_conftest__ = load_conftest(folder)
    return module


def load_conftest(folder):
    try:
        return solution.load_file(f"{folder}/conftest.py", "conftest", TestLoader)
    except FileNotFoundError:
        del sys.modules["conftest"]
        return None
