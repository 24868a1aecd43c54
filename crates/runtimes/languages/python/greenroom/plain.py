"""Running one test that is a function, with its fixtures, as pytest does."""

import inspect

from greenroom.fixtures import Fixtures
from greenroom.loop import Runner, is_awaitable
from greenroom.tracebacks import describe


def problem_of(test, module):
    """What is wrong with the test; nothing if it passed."""
    runner = Runner()
    fixtures = Fixtures(module, test, runner)
    problems = []
    expected = next((mark for mark in test.marks if mark.expects_failure()), None)
    try:
        call(test, fixtures, runner)
    except SystemExit:
        raise
    except BaseException as error:
        if expected is None or not expected.expects(error):
            problems.append(describe(error))
    else:
        if expected is not None and expected.named.get("strict"):
            problems.append("it passed, but was expected to fail\n")
    problems.extend(fixtures.tear_down())
    return "\n".join(problems)


def call(test, fixtures, runner):
    instance = None if test.method is None else test.owner()
    fixtures.instance = instance
    for set_up in set_ups(instance, test.method):
        set_up()
    fixtures.use_automatic()
    function = test.function if instance is None else getattr(instance, test.method)
    wanted = inspect.signature(function).parameters.values()
    given = {
        parameter.name: fixtures.value(parameter.name)
        for parameter in wanted
        if parameter.default is parameter.empty or parameter.name in test.values
    }
    result = function(**given)
    if is_awaitable(result):
        runner.run(result)


def set_ups(instance, method):
    """The methods that pytest calls before a test of a class."""
    if instance is None:
        return
    for name in ("setup_class", "setup_method"):
        found = getattr(instance, name, None)
        if found is not None:
            takes = inspect.signature(found).parameters
            yield (lambda found=found: found(method)) if takes else found
