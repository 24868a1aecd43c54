"""Rate limiter.

I kept the interface but moved the bookkeeping of one client into a class of its own,
so that the boundary (a place is free again at t + window) is written down once.
"""

from dataclasses import dataclass


class InvalidLimit(ValueError):
    pass


@dataclass
class Hit:
    at_ms: int
    client: str


class Window:
    def __init__(self, limit, length_ms):
        self.limit = limit
        self.length_ms = length_ms
        self.ends = []  # when each taken place becomes free, ascending

    def forget(self, at_ms):
        self.ends = [end for end in self.ends if end > at_ms]

    @property
    def is_full(self):
        return len(self.ends) == self.limit

    @property
    def is_empty(self):
        return not self.ends

    def take(self, at_ms):
        self.ends.append(at_ms + self.length_ms)


class RateLimiter:
    def __init__(self, limit, window_ms):
        if limit <= 0 or window_ms <= 0:
            raise InvalidLimit("limit and window must be positive")
        self.limit = limit
        self.window_ms = window_ms
        self.windows = {}

    def allow(self, client, at_ms):
        window = self._window(client, at_ms)
        if window.is_full:
            return False
        window.take(at_ms)
        return True

    def retry_after_ms(self, client, at_ms):
        window = self._window(client, at_ms)
        return window.ends[0] - at_ms if window.is_full else 0

    def tracked_clients(self, at_ms):
        for window in self.windows.values():
            window.forget(at_ms)
        self.windows = {c: w for c, w in self.windows.items() if not w.is_empty}
        return len(self.windows)

    def _window(self, client, at_ms):
        window = self.windows.setdefault(client, Window(self.limit, self.window_ms))
        window.forget(at_ms)
        return window


def count_allowed(hits, limit, window_ms):
    limiter = RateLimiter(limit, window_ms)
    return len([hit for hit in sorted(hits, key=lambda h: h.at_ms) if limiter.allow(hit.client, hit.at_ms)])
