// A bounded cache of sessions whose entries end after a while.

export class SessionCache {
  constructor(capacity, ttlMs) {
    this.capacity = capacity;
    this.ttlMs = ttlMs;
    this.entries = new Map(); // key -> { value, end }, least recently used first
    this.counters = { hits: 0, misses: 0, evictions: 0 };
  }

  put(key, value, atMs) {
    this.#dropEnded(atMs);
    this.entries.delete(key);
    this.entries.set(key, { value, end: atMs + this.ttlMs });
    if (this.entries.size > this.capacity) {
      const [oldest] = this.entries.keys();
      this.entries.delete(oldest);
      this.counters.evictions += 1;
    }
  }

  get(key, atMs) {
    this.#dropEnded(atMs);
    const entry = this.entries.get(key);
    if (entry === undefined) {
      this.counters.misses += 1;
      return null;
    }
    this.counters.hits += 1;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  keys(atMs) {
    this.#dropEnded(atMs);
    return [...this.entries.keys()];
  }

  stats() {
    return this.counters;
  }

  #dropEnded(atMs) {
    for (const [key, entry] of [...this.entries]) {
      if (entry.end <= atMs) this.entries.delete(key);
    }
  }
}
