"""Counts requests in buckets of one window each."""

from collections import namedtuple


class InvalidLimit(Exception):
    pass


Hit = namedtuple("Hit", ["at_ms", "client"])


class RateLimiter:
    def __init__(self, limit, window_ms):
        if limit < 1 or window_ms < 1:
            raise InvalidLimit()
        self.limit = limit
        self.window_ms = window_ms
        self.buckets = {}

    def _used(self, client, at_ms):
        return self.buckets.get((client, at_ms // self.window_ms), 0)

    def allow(self, client, at_ms):
        used = self._used(client, at_ms)
        if used >= self.limit:
            return False
        self.buckets[client, at_ms // self.window_ms] = used + 1
        return True

    def retry_after_ms(self, client, at_ms):
        if self._used(client, at_ms) < self.limit:
            return 0
        return self.window_ms - at_ms % self.window_ms

    def tracked_clients(self, at_ms):
        bucket = at_ms // self.window_ms
        return sum(1 for _, other in self.buckets if other == bucket)


def count_allowed(hits, limit, window_ms):
    limiter = RateLimiter(limit, window_ms)
    return sum(limiter.allow(hit.client, hit.at_ms) for hit in sorted(hits))
