"""Admits at most `limit` requests per client in any window of `window_ms`."""

from collections import defaultdict, deque
from dataclasses import dataclass


class InvalidLimit(ValueError):
    """A limit or a window that is not positive."""


@dataclass
class Hit:
    at_ms: int
    client: str


class RateLimiter:
    def __init__(self, limit, window_ms):
        if limit <= 0 or window_ms <= 0:
            raise InvalidLimit(f"limit {limit}, window {window_ms} ms")
        self.limit = limit
        self.window_ms = window_ms
        self.requests = defaultdict(deque)

    def allow(self, client, at_ms):
        self._cleanup(client, at_ms)
        if len(self.requests[client]) >= self.limit:
            return False
        self.requests[client].append(at_ms)
        return True

    def retry_after_ms(self, client, at_ms):
        self._cleanup(client, at_ms)
        times = self.requests[client]
        return 0 if len(times) < self.limit else times[0] + self.window_ms - at_ms

    def tracked_clients(self, at_ms):
        for client in list(self.requests.keys()):
            self._cleanup(client, at_ms)
            if len(self.requests[client]) == 0:
                self.requests.pop(client)
        return len(self.requests)

    def _cleanup(self, client, at_ms):
        times = self.requests[client]
        while len(times) > 0 and times[0] <= at_ms - self.window_ms:
            times.popleft()


def count_allowed(hits, limit, window_ms):
    limiter = RateLimiter(limit, window_ms)
    allowed = 0
    for hit in hits:
        if limiter.allow(hit.client, hit.at_ms):
            allowed += 1
    return allowed
