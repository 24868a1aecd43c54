"""A plain dict; every entry knows when it was last touched."""

import itertools


class SessionCache:
    def __init__(self, capacity, ttl_ms):
        self.capacity, self.ttl_ms = capacity, ttl_ms
        self.entries = {}
        self.clock = itertools.count()
        self.hits = self.misses = self.evictions = 0

    def _live(self, at_ms):
        self.entries = {k: e for k, e in self.entries.items() if at_ms < e["end"]}
        return self.entries

    def put(self, key, value, at_ms):
        live = self._live(at_ms)
        if key not in live and len(live) >= self.capacity:
            del live[min(live, key=lambda each: live[each]["touched"])]
            self.evictions += 1
        live[key] = {"value": value, "end": at_ms + self.ttl_ms, "touched": next(self.clock)}

    def get(self, key, at_ms):
        entry = self._live(at_ms).get(key)
        if entry is None:
            self.misses += 1
            return None
        self.hits += 1
        entry["touched"] = next(self.clock)
        return entry["value"]

    def keys(self, at_ms):
        live = self._live(at_ms)
        return sorted(live, key=lambda each: live[each]["touched"])

    def stats(self):
        return {"hits": self.hits, "misses": self.misses, "evictions": self.evictions}
