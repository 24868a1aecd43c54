"""Keeps every client's admitted times in a sorted list and looks the window up by bisection."""

import bisect
import collections


class InvalidLimit(Exception):
    pass


Hit = collections.namedtuple("Hit", "at_ms client")


class RateLimiter:
    def __init__(self, limit, window_ms):
        for value in (limit, window_ms):
            if value <= 0:
                raise InvalidLimit(value)
        self._limit, self._window = limit, window_ms
        self._times = collections.defaultdict(list)

    def _in_window(self, client, now):
        times = self._times.get(client, [])
        return times[bisect.bisect_right(times, now - self._window):]

    def allow(self, client, at_ms):
        admitted = len(self._in_window(client, at_ms)) < self._limit
        if admitted:
            self._times[client] = self._in_window(client, at_ms) + [at_ms]
        return admitted

    def retry_after_ms(self, client, at_ms):
        window = self._in_window(client, at_ms)
        return 0 if len(window) < self._limit else window[0] + self._window - at_ms

    def tracked_clients(self, at_ms):
        return sum(1 for client in self._times if self._in_window(client, at_ms))


def count_allowed(hits, limit, window_ms):
    limiter = RateLimiter(limit, window_ms)
    allowed = 0
    for hit in sorted(hits, key=lambda each: each.at_ms):
        allowed += 1 if limiter.allow(hit.client, hit.at_ms) else 0
    return allowed
