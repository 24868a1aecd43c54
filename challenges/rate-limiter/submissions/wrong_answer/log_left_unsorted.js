// Admits at most `limit` requests per client in any window of `windowMs`.

export class InvalidLimit extends Error {}

export class RateLimiter {
  constructor(limit, windowMs) {
    if (limit < 1 || windowMs < 1) {
      throw new InvalidLimit(`limit ${limit}, window ${windowMs} ms`);
    }
    this.limit = limit;
    this.windowMs = windowMs;
    this.admitted = new Map(); // client -> times of its admitted requests, oldest first
  }

  allow(client, atMs) {
    if (this.retryAfterMs(client, atMs) > 0) return false;
    if (!this.admitted.has(client)) this.admitted.set(client, []);
    this.admitted.get(client).push(atMs);
    return true;
  }

  retryAfterMs(client, atMs) {
    const recent = this.#recent(client, atMs);
    if (recent.length < this.limit) return 0;
    return recent[0] + this.windowMs - atMs;
  }

  trackedClients(atMs) {
    for (const client of [...this.admitted.keys()]) {
      if (this.#recent(client, atMs).length === 0) this.admitted.delete(client);
    }
    return this.admitted.size;
  }

  #recent(client, atMs) {
    const times = this.admitted.get(client) ?? [];
    while (times.length && times[0] + this.windowMs <= atMs) times.shift();
    return times;
  }
}

export function countAllowed(hits, limit, windowMs) {
  const limiter = new RateLimiter(limit, windowMs);
  return hits.filter((hit) => limiter.allow(hit.client, hit.atMs)).length;
}
