// Admits at most `limit` requests per client in any window of `windowMs`.

export class InvalidLimit extends Error {}

export class RateLimiter {
  constructor(limit, windowMs) {
    if (limit < 1 || windowMs < 1) {
      throw new InvalidLimit(`limit ${limit}, window ${windowMs} ms`);
    }
    this.limit = limit;
    this.windowMs = windowMs;
    this.requests = new Map(); // client -> times of its admitted requests, oldest first
  }

  allow(client, atMs) {
    const times = this.#recent(client, atMs);
    if (times.length >= this.limit) return false;
    times.push(atMs);
    this.requests.set(client, times);
    return true;
  }

  retryAfterMs(client, atMs) {
    const times = this.#recent(client, atMs);
    if (times.length < this.limit) return 0;
    return times[0] + this.windowMs - atMs;
  }

  trackedClients(atMs) {
    for (const client of [...this.requests.keys()]) this.#recent(client, atMs);
    return this.requests.size;
  }

  #recent(client, atMs) {
    const times = this.requests.get(client) ?? [];
    while (times.length && atMs - times[0] >= this.windowMs) times.shift();
    if (!times.length) this.requests.delete(client);
    return times;
  }
}

export function countAllowed(hits, limit, windowMs) {
  const limiter = new RateLimiter(limit, windowMs);
  let allowed = 0;
  for (const hit of hits.slice().sort((a, b) => a.atMs - b.atMs)) {
    if (limiter.allow(hit.client, hit.atMs)) allowed += 1;
  }
  return allowed;
}
