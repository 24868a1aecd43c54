from collections import OrderedDict, deque
from dataclasses import dataclass


class InvalidLimit(ValueError):
    pass


@dataclass
class Hit:
    at_ms: int
    client: str


class RateLimiter:
    """Keeps for every client the moments at which its taken places become free."""

    def __init__(self, limit, window_ms):
        if limit <= 0:
            raise InvalidLimit("limit")
        if window_ms <= 0:
            raise InvalidLimit("window")
        self.limit = limit
        self.window_ms = window_ms
        self.busy = OrderedDict()

    def allow(self, client, at_ms):
        places = self._busy_places(client, at_ms)
        free = self.limit - len(places)
        if free > 0:
            places.append(at_ms + self.window_ms)
            self.busy[client] = places
        return free > 0

    def retry_after_ms(self, client, at_ms):
        places = self._busy_places(client, at_ms)
        if self.limit > len(places):
            return 0
        return places[0] - at_ms

    def tracked_clients(self, at_ms):
        remaining = OrderedDict()
        for client in self.busy:
            places = self._busy_places(client, at_ms)
            if places:
                remaining[client] = places
        self.busy = remaining
        return len(remaining)

    def _busy_places(self, client, at_ms):
        places = self.busy.get(client, deque())
        while places and places[0] <= at_ms:
            places.popleft()
        return places


def count_allowed(hits, limit, window_ms):
    limiter = RateLimiter(limit, window_ms)
    results = [limiter.allow(hit.client, hit.at_ms) for hit in sorted(hits, key=lambda hit: hit.at_ms)]
    return results.count(True)
