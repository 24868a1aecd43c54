"""A bounded cache of sessions whose entries end after a while."""

from collections import OrderedDict
from dataclasses import dataclass


@dataclass
class Stats:
    hits: int = 0
    misses: int = 0
    evictions: int = 0


class SessionCache:
    def __init__(self, capacity, ttl_ms):
        self.capacity = capacity
        self.ttl_ms = ttl_ms
        self.entries = OrderedDict()  # key -> (value, end), least recently used first
        self.counters = Stats()

    def put(self, key, value, at_ms):
        self._drop_ended(at_ms)
        self.entries[key] = (value, at_ms + self.ttl_ms)
        self.entries.move_to_end(key)
        if len(self.entries) > self.capacity:
            self.entries.popitem(last=False)
            self.counters.evictions += 1

    def get(self, key, at_ms):
        self._drop_ended(at_ms)
        if key not in self.entries:
            self.counters.misses += 1
            return None
        self.counters.hits += 1
        return self.entries[key][0]

    def keys(self, at_ms):
        self._drop_ended(at_ms)
        return list(self.entries)

    def stats(self):
        return self.counters

    def _drop_ended(self, at_ms):
        ended = [key for key, (_, end) in self.entries.items() if end <= at_ms]
        for key in ended:
            del self.entries[key]
