"""One counter per millisecond: looking the window up is a sum over a slice."""

from dataclasses import dataclass


class InvalidLimit(ValueError):
    pass


@dataclass
class Hit:
    at_ms: int
    client: str


class RateLimiter:
    def __init__(self, limit, window_ms):
        if limit < 1 or window_ms < 1:
            raise InvalidLimit()
        self.limit = limit
        self.window_ms = window_ms
        self.timelines = {}

    def _timeline(self, client, at_ms):
        timeline = self.timelines.setdefault(client, [])
        while len(timeline) <= at_ms:
            timeline.extend([0] * 60_000)  # grow by a minute
        return timeline

    def _window(self, client, at_ms):
        timeline = self._timeline(client, at_ms)
        return timeline[max(0, at_ms - self.window_ms + 1):at_ms + 1]

    def allow(self, client, at_ms):
        if sum(self._window(client, at_ms)) >= self.limit:
            return False
        self._timeline(client, at_ms)[at_ms] += 1
        return True

    def retry_after_ms(self, client, at_ms):
        window = self._window(client, at_ms)
        if sum(window) < self.limit:
            return 0
        oldest = at_ms + 1 - len(window) + next(i for i, count in enumerate(window) if count)
        return oldest + self.window_ms - at_ms

    def tracked_clients(self, at_ms):
        return sum(1 for client in self.timelines if any(self._window(client, at_ms)))


def count_allowed(hits, limit, window_ms):
    limiter = RateLimiter(limit, window_ms)
    return sum(limiter.allow(hit.client, hit.at_ms) for hit in sorted(hits, key=lambda h: h.at_ms))
