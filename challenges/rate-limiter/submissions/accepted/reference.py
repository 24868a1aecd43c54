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
        self.admitted = {}  # client -> times of its admitted requests, oldest first

    def allow(self, client, at_ms):
        if self.retry_after_ms(client, at_ms) > 0:
            return False
        self.admitted.setdefault(client, deque()).append(at_ms)
        return True

    def retry_after_ms(self, client, at_ms):
        recent = self._recent(client, at_ms)
        if len(recent) < self.limit:
            return 0
        return recent[0] + self.window_ms - at_ms

    def tracked_clients(self, at_ms):
        idle = [client for client in self.admitted if not self._recent(client, at_ms)]
        for client in idle:
            del self.admitted[client]
        return len(self.admitted)

    def _recent(self, client, at_ms):
        times = self.admitted.get(client, deque())
        while times and times[0] + self.window_ms <= at_ms:
            times.popleft()
        return times


def count_allowed(hits, limit, window_ms):
    limiter = RateLimiter(limit, window_ms)
    in_order = sorted(hits, key=lambda hit: hit.at_ms)
    return sum(limiter.allow(hit.client, hit.at_ms) for hit in in_order)
