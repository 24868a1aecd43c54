"""Compiles the standard library for the archive that the runtime reads it from.

Run by the Python of the machine that builds, with the folder of the library,
the folder to fill, and the path that tracebacks shall name. What no run can
use is left out. The byte code carries the hash of its source instead of its
time, so that the same source gives the same bytes.
"""

import importlib.util
import os
import sys
from importlib._bootstrap_external import _code_to_hash_pyc

LEFT_OUT = {
    "__pycache__",
    "ctypes",
    "curses",
    "dbm",
    "ensurepip",
    "idlelib",
    "pydoc_data",
    "site-packages",
    "test",
    "tests",
    "tkinter",
    "turtle.py",
    "turtledemo",
    "venv",
}


def compile_library(source, target, shown):
    for folder, folders, files in os.walk(source):
        folders[:] = sorted(name for name in folders if name not in LEFT_OUT)
        inner = os.path.relpath(folder, source)
        for name in sorted(files):
            if name.endswith(".py") and name not in LEFT_OUT:
                path = os.path.normpath(os.path.join(inner, name))
                compile_file(os.path.join(folder, name), f"{target}/{path}c", f"{shown}/{path}")


def compile_file(source, target, shown):
    with open(source, "rb") as file:
        text = file.read()
    code = compile(text, shown, "exec", dont_inherit=True)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with open(target, "wb") as file:
        file.write(_code_to_hash_pyc(code, importlib.util.source_hash(text), False))


def write_build_variables(target):
    """Python's record of how it was built, which some modules import. All that
    a run needs of it is where the time zones are."""
    name = f"{target}/_sysconfigdata__wasi_wasm32-wasi.py"
    with open(name, "w") as file:
        file.write("build_time_vars = {'TZPATH': '/usr/share/zoneinfo'}\n")
    compile_file(name, f"{name}c", "_sysconfigdata.py")
    os.remove(name)


compile_library(*sys.argv[1:4])
write_build_variables(sys.argv[2])
