"""Running one test of a `unittest` class."""

import unittest

from greenroom.tracebacks import describe


class Result(unittest.TestResult):
    """Keeps what went wrong, with its traceback shown as ours are."""

    def __init__(self):
        super().__init__()
        self.problems = []

    def addError(self, test, error):
        super().addError(test, error)
        self.problems.append(describe(error[1]))

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.problems.append(describe(error[1]))

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            self.problems.append(f"{subtest._subDescription()}\n{describe(error[1])}")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.problems.append(f"skipped while it ran: {reason}\n")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.problems.append("it passed, but was expected to fail\n")


def problem_of(test):
    """What is wrong with the test; nothing if it passed. The fixtures of its
    class and module run around it."""
    case = test.owner(test.method)
    result = Result()
    unittest.TestSuite([case]).run(result)
    if not result.testsRun and not result.problems:
        return "it did not run\n"
    return "\n".join(result.problems)
