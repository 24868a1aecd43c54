"""An event loop for a world without sockets, signals and threads.

Nothing can arrive from outside, so waiting is sleeping, and waiting for ever
is a deadlock that can be told. Work for a thread pool is done at once, in the
one thread there is.
"""

import asyncio
import selectors
import threading
import time
from types import CoroutineType

_sleep = time.sleep
NO_THREADS = (
    "threads are not available here; use asyncio, or do the work one after the other"
)


class Selector(selectors._BaseSelectorImpl):
    def select(self, timeout=None):
        if timeout is None:
            raise RuntimeError("deadlock: every task waits, and nothing is left to wake one")
        if timeout > 0:
            _sleep(timeout)
        return []


class EventLoop(asyncio.SelectorEventLoop):
    def __init__(self, selector=None):
        super().__init__(Selector())

    def _make_self_pipe(self):
        self._ssock = self._csock = None
        self._internal_fds += 1

    def _close_self_pipe(self):
        pass

    def _write_to_self(self):
        pass

    def run_in_executor(self, executor, function, *arguments):
        future = self.create_future()
        try:
            future.set_result(function(*arguments))
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            future.set_exception(error)
        return future


def install():
    """Makes this the loop that `asyncio.run` and everything else uses."""
    asyncio.SelectorEventLoop = EventLoop
    asyncio.EventLoop = EventLoop
    asyncio.DefaultEventLoopPolicy._loop_factory = EventLoop
    threading._start_joinable_thread = _refuse_thread


def _refuse_thread(*arguments, **named):
    raise RuntimeError(NO_THREADS)


def is_awaitable(value):
    return type(value) is CoroutineType or hasattr(type(value), "__await__")


class Runner:
    """Runs awaitables of one run on one loop, so that what a solution keeps
    between calls, such as a lock, belongs to the same loop."""

    def __init__(self):
        self._runner = None

    def run(self, awaitable):
        if self._runner is None:
            self._runner = asyncio.Runner(loop_factory=EventLoop)
        return self._runner.run(_await(awaitable))


async def _await(awaitable):
    return await awaitable
