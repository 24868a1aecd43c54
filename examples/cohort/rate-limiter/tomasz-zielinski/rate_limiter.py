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
        if limit < 0 or window_ms < 0:
            raise InvalidLimit(f"limit {limit}, window {window_ms} ms")
        self.limit = limit
        self.window_ms = window_ms
        self.requests = {}  # client -> times of its requests, oldest first

    def allow(self, client, at_ms):
        times = self._recent(client, at_ms)
        if len(times) < self.limit:
            times.append(at_ms)
            return True
        return False

    def retry_after_ms(self, client, at_ms):
        times = self._recent(client, at_ms)
        if len(times) < self.limit:
            return 0
        return times[0] + self.window_ms - at_ms

    def tracked_clients(self, at_ms):
        count = 0
        for client in self.requests:
            if self._recent(client, at_ms):
                count += 1
        return count

    def _recent(self, client, at_ms):
        times = self.requests.setdefault(client, deque())
        while times and at_ms - times[0] >= self.window_ms:
            times.popleft()
        return times


def count_allowed(hits, limit, window_ms):
    limiter = RateLimiter(limit, window_ms)
    allowed = 0
    for hit in sorted(hits, key=lambda h: h.at_ms):
        if limiter.allow(hit.client, hit.at_ms):
            allowed += 1
    return allowed
