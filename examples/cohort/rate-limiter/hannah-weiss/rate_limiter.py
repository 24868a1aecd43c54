"""Fixed windows: much simpler and faster than remembering every request."""

from collections import namedtuple


class InvalidLimit(ValueError):
    pass


Hit = namedtuple("Hit", "at_ms client")


class RateLimiter:
    def __init__(self, limit, window_ms):
        if limit < 1 or window_ms < 1:
            raise InvalidLimit()
        self.limit = limit
        self.window_ms = window_ms
        self.counts = {}

    def allow(self, client, at_ms):
        window = at_ms // self.window_ms
        start, count = self.counts.get(client, (window, 0))
        if start != window:
            start, count = window, 0
        if count >= self.limit:
            return False
        self.counts[client] = (start, count + 1)
        return True

    def retry_after_ms(self, client, at_ms):
        window = at_ms // self.window_ms
        start, count = self.counts.get(client, (window, 0))
        if start != window or count < self.limit:
            return 0
        return (window + 1) * self.window_ms - at_ms

    def tracked_clients(self, at_ms):
        window = at_ms // self.window_ms
        return sum(1 for start, _ in self.counts.values() if start == window)


def count_allowed(hits, limit, window_ms):
    limiter = RateLimiter(limit, window_ms)
    return sum(limiter.allow(hit.client, hit.at_ms) for hit in sorted(hits))
