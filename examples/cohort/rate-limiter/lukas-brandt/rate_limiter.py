from __future__ import annotations

import bisect
from typing import NamedTuple


class InvalidLimit(Exception):
    pass


class Hit(NamedTuple):
    at_ms: int
    client: str


class RateLimiter:
    """Sliding window, admitted times per client in an ascending list."""

    def __init__(self, limit: int, window_ms: int) -> None:
        if min(limit, window_ms) <= 0:
            raise InvalidLimit
        self._limit = limit
        self._window = window_ms
        self._log: dict[str, list[int]] = {}

    def allow(self, client: str, at_ms: int) -> bool:
        if self.retry_after_ms(client, at_ms):
            return False
        bisect.insort(self._log.setdefault(client, []), at_ms)
        return True

    def retry_after_ms(self, client: str, at_ms: int) -> int:
        times = self._log.get(client, [])
        first = bisect.bisect_right(times, at_ms - self._window)
        if len(times) - first < self._limit:
            return 0
        return times[-self._limit] + self._window - at_ms

    def tracked_clients(self, at_ms: int) -> int:
        # the last entry is the youngest, one look is enough
        self._log = {
            client: times
            for client, times in self._log.items()
            if times[-1] > at_ms - self._window
        }
        return len(self._log)


def count_allowed(hits: list[Hit], limit: int, window_ms: int) -> int:
    limiter = RateLimiter(limit, window_ms)
    return sum(limiter.allow(client, at) for at, client in sorted(hits))
