"""Admits at most `limit` requests per client in any window of `window_ms`."""

from collections import deque
from dataclasses import dataclass


class InvalidLimit(ValueError):
    """A limit or a window that is not positive."""


@dataclass
class Hit:
    at_ms: int
    client: str


class RateLimiter:
    def __init__(self, limit, window_ms):
        if limit < 1 or window_ms < 1:
            raise InvalidLimit(f"limit {limit}, window {window_ms} ms")
        self.limit = limit
        self.window_ms = window_ms
        self.requests = {}

    def allow(self, client, at_ms):
        times = self._recent(client, at_ms)
        print("DEBUG allow", client, at_ms, list(times))
        if len(times) >= self.limit:
            print("DEBUG -> refused", self.requests)
            return False
        times.append(at_ms)
        print("DEBUG -> ok", self.requests)
        return True

    def retry_after_ms(self, client, at_ms):
        times = self._recent(client, at_ms)
        print("DEBUG retry", client, at_ms, list(times))
        if len(times) < self.limit:
            return 0
        return times[0] + self.window_ms - at_ms

    def tracked_clients(self, at_ms):
        return sum(1 for client in list(self.requests) if self._recent(client, at_ms))

    def _recent(self, client, at_ms):
        times = self.requests.setdefault(client, deque())
        while times and at_ms - times[0] >= self.window_ms:
            times.popleft()
        return times


def count_allowed(hits, limit, window_ms):
    limiter = RateLimiter(limit, window_ms)
    allowed = 0
    for hit in sorted(hits, key=lambda hit: hit.at_ms):
        if limiter.allow(hit.client, hit.at_ms):
            allowed += 1
    return allowed
