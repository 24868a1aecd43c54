# Sliding window limiter
from collections import OrderedDict, deque
from dataclasses import dataclass


class InvalidLimit(ValueError):
    pass


@dataclass
class Hit:
    at_ms: int
    client: str


class RateLimiter:
    # one queue of end times per user

    def __init__(self, limit, window_ms):
        if limit <= 0:
            raise InvalidLimit("bad limit")
        if window_ms <= 0:
            raise InvalidLimit("bad window")
        self.max_requests = limit
        self.duration = window_ms
        self.table = OrderedDict()

    def allow(self, client, at_ms):
        queue = self._clean_queue(client, at_ms)
        remaining = self.max_requests - len(queue)
        if remaining > 0:
            queue.append(at_ms + self.duration)
            self.table[client] = queue
        return remaining > 0

    def retry_after_ms(self, client, at_ms):
        queue = self._clean_queue(client, at_ms)
        if self.max_requests > len(queue):
            return 0
        return queue[0] - at_ms

    def tracked_clients(self, at_ms):
        alive = OrderedDict()
        for user in self.table:
            queue = self._clean_queue(user, at_ms)
            if queue:
                alive[user] = queue
        self.table = alive
        return len(alive)

    def _clean_queue(self, user, now):
        queue = self.table.get(user, deque())
        while queue and queue[0] <= now:
            queue.popleft()
        return queue


def count_allowed(hits, limit, window_ms):
    checker = RateLimiter(limit, window_ms)
    answers = [checker.allow(h.client, h.at_ms) for h in sorted(hits, key=lambda h: h.at_ms)]
    return answers.count(True)
