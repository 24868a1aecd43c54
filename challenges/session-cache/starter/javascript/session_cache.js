// A bounded cache of sessions whose entries end after a while.

export class SessionCache {
  constructor(capacity, ttlMs) {
    this.capacity = capacity;
    this.ttlMs = ttlMs;
    this.entries = new Map(); // key -> { value, end }, least recently used first
    this.counters = { hits: 0, misses: 0, evictions: 0 };
  }

  put(key, value, atMs) {
    if (this.entries.size === this.capacity) {
      const [oldest] = this.entries.keys();
      this.entries.delete(oldest);
      this.counters.evictions += 1;
    }
    this.entries.set(key, { value, end: atMs + this.ttlMs });
  }

  get(key, atMs) {
    const entry = this.entries.get(key);
    if (entry === undefined) {
      this.counters.misses += 1;
      return null;
    }
    this.counters.hits += 1;
    if (atMs > entry.end) {
      this.entries.delete(key);
      return null;
    }
    return entry.value;
  }

  keys(atMs) {
    return [...this.entries.keys()];
  }

  stats() {
    return this.counters;
  }
}
