"""Finding the tests of a module, in the order in which they are written."""

import inspect
import unittest

from greenroom.pytest import marks_of, variants


class Test:
    """One test: a function, or the method of a class, with its parameters."""

    def __init__(self, function, name, owner=object, method=None, values=None, marks=()):
        self.function = function
        self.name = name
        self.owner = owner
        self.method = method
        self.values = values or {}
        self.marks = marks


def collect(module):
    """The tests of a module by name. Tests that are always skipped are left
    out: there is nothing in them to pass."""
    found = {}
    for name, thing in list(vars(module).items()):
        if inspect.isclass(thing):
            tests = class_tests(name, thing)
        elif inspect.isfunction(thing) and name.startswith("test"):
            tests = function_tests(name, thing)
        else:
            tests = ()
        for test in tests:
            if not is_skipped(test):
                found[unused(test.name, found)] = test
    return found


def unused(name, found):
    """A name that no other test has: variants may have the same values."""
    number = 1
    unique = name
    while unique in found:
        number += 1
        unique = f"{name}-{number}"
    return unique


def class_tests(name, owner):
    if issubclass(owner, unittest.TestCase):
        loader = unittest.TestLoader()
        for method in in_order(owner, loader.testMethodPrefix):
            yield Test(getattr(owner, method), f"{name}.{method}", owner, method)
    elif name.startswith("Test") and "__init__" not in vars(owner):
        for method in in_order(owner, "test"):
            function = inspect.unwrap(getattr(owner, method))
            yield from with_parameters(function, f"{name}.{method}", owner, method)


def in_order(owner, prefix):
    """The test methods of a class, its bases' first."""
    names = {}
    for base in reversed(owner.__mro__):
        for name in vars(base):
            if name.startswith(prefix) and callable(getattr(owner, name)):
                names.setdefault(name)
    return names


def function_tests(name, function):
    return with_parameters(function, name)


def with_parameters(function, name, owner=object, method=None):
    marks = [*marks_of(owner), *marks_of(function)]
    for suffix, values, more in variants(marks):
        full_name = f"{name}[{suffix}]" if suffix else name
        yield Test(function, full_name, owner, method, values, [*marks, *more])


def is_skipped(test):
    if getattr(test.owner, "__unittest_skip__", False):
        return True
    if getattr(test.function, "__unittest_skip__", False):
        return True
    return any(mark.skips() for mark in test.marks)
