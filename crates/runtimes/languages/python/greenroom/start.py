"""The beginning of a run, in a fresh copy of the snapshot."""

import os
import random
import sys

from greenroom import calls, check, ending, loop, program, tests
from greenroom.trusted import STDOUT, _exit

KINDS = {"program": program.run, "calls": calls.run, "tests": tests.run, "check": check.run}
WORK = "/work"

loop.install()
# A program that runs out of fuel has shown what it printed until then.
STDOUT.reconfigure(line_buffering=True)


def run(arguments, environment):
    """Runs what the arguments say. Never returns."""
    try:
        enter(environment)
        KINDS[arguments[0]](arguments[1:])
    except BaseException as error:
        # Ours, or a solution's that made our own code fail.
        ending.complain(ending.describe(error))
        ending.flush()
    _exit(70)


def enter(environment):
    """Gives the run its own environment, folder and randomness: what the
    snapshot has of them is the installation's."""
    os.environ.clear()
    for variable in environment:
        name, _, value = variable.partition("=")
        os.environ[name] = value
    try:
        os.chdir(WORK)
    except OSError:
        pass
    random.seed()
    sys.argv = [""]
