"""How a run ends: what was written arrives, and nothing else happens."""

import atexit
import io
import sys
from gc import get_objects

from greenroom.tracebacks import describe
from greenroom.trusted import STDERR, STDOUT, _exit, fstat, write_all

STDERR_DESCRIPTOR = 2

# The lowest descriptor that a file of the run can have: below it are the
# streams and the root folder.
FIRST_FILE = 4


def leave(code):
    """Ends the run with an exit code."""
    flush()
    _exit(code)


def leave_as_asked(error):
    """Ends the run as `sys.exit(…)` asked for."""
    code = error.code
    if code is None:
        code = 0
    elif not isinstance(code, int):
        complain(f"{code}\n")
        code = 1
    leave(code if -(2**31) <= code < 2**31 else -1)


def leave_after(error):
    """Ends the run after an exception that nobody caught."""
    complain(describe(error))
    leave(1)


def complain(text):
    """Writes to standard error, wherever the solution has turned it, after what
    the solution wrote there."""
    flush_stream(STDOUT)
    flush_stream(STDERR)
    try:
        write_all(STDERR_DESCRIPTOR, text.encode("utf-8", "backslashreplace"))
    except OSError:
        pass


def flush():
    """Flushes the streams, and the files that were left open."""
    for stream in (sys.__dict__.get("stdout"), STDOUT, sys.__dict__.get("stderr"), STDERR):
        flush_stream(stream)
    if any(is_open(descriptor) for descriptor in range(FIRST_FILE, FIRST_FILE + 4)):
        for thing in get_objects():
            if isinstance(thing, (io.TextIOWrapper, io.BufferedWriter, io.BufferedRandom)):
                flush_stream(thing)


def flush_stream(stream):
    try:
        stream.flush()
    except BaseException:
        pass


def is_open(descriptor):
    try:
        fstat(descriptor)
    except OSError:
        return False
    return True


def run_exit_functions():
    atexit._run_exitfuncs()
