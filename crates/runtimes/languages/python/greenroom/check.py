"""Compiling a candidate's files without running them.

What does not compile is told on standard output as Python tells it. What does
is written as byte code, which later runs load instead of the source.
"""

import importlib.util
import marshal
import sys
import warnings
from importlib._bootstrap_external import _code_to_hash_pyc

from greenroom import ending
from greenroom.tracebacks import describe_only, short
from greenroom.trusted import read_file

# Where the host finds the byte code of the n-th file.
OUTPUT = "/work/{}.pyc"


def run(arguments):
    """Compiles the files that the list in the file `arguments[0]` names."""
    failed = False
    names = read_file(arguments[0]).decode("utf-8").splitlines()
    for number, path in enumerate(names):
        path = f"/solution/{path}"
        try:
            write_code(compile_file(path), OUTPUT.format(number))
        except Exception as error:
            failed = True
            sys.stdout.write(problem(path, error))
    ending.leave(1 if failed else 0)


def compile_file(path):
    source = read_file(path)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        code = compile(source, path, "exec", dont_inherit=True)
    for warning in caught:
        place = f"{short(warning.filename)}:{warning.lineno}"
        sys.stderr.write(f"{place}: {warning.category.__name__}: {warning.message}\n")
    return code


def write_code(code, path):
    # A hash that is never looked at: the files cannot change under a run.
    with open(path, "wb") as file:
        file.write(_code_to_hash_pyc(code, b"\0" * 8, False))


def problem(path, error):
    if isinstance(error, SyntaxError):
        if error.filename is None:
            error.filename = path
        return describe_only(error)
    return f"{short(path)}: {describe_only(error)}"
