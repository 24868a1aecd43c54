"""Admits at most `limit` requests per client in any window of `window_ms`."""

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
        if client not in self.requests:
            self.requests[client] = []
        self._expire(client, at_ms)
        if len(self.requests[client]) >= self.limit:
            return False
        self.requests[client].append(at_ms)
        return True

    def retry_after_ms(self, client, at_ms):
        self._expire(client, at_ms)
        times = self.requests[client]
        if len(times) < self.limit:
            return 0
        return times[0] + self.window_ms - at_ms

    def tracked_clients(self, at_ms):
        for client in self.requests:
            self._expire(client, at_ms)
            if not self.requests[client]:
                del self.requests[client]
        return len(self.requests)

    def _expire(self, client, at_ms):
        times = self.requests[client]
        while times and times[0] <= at_ms - self.window_ms:
            times.pop(0)


def count_allowed(hits, limit, window_ms):
    limiter = RateLimiter(limit, window_ms)
    hits.sort(key=lambda hit: hit.at_ms)
    return sum(limiter.allow(hit.client, hit.at_ms) for hit in hits)
