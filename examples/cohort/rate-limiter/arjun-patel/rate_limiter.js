// Admits at most `limit` requests per client in any window of `windowMs`.

export class InvalidLimit extends Error {}

export class RateLimiter {
  constructor(limit, windowMs) {
    if (limit < 1 || windowMs < 1) {
      throw new InvalidLimit(`limit ${limit}, window ${windowMs} ms`);
    }
    this.limit = limit;
    this.windowMs = windowMs;
    this.requests = new Map(); // client -> times of its requests, oldest first
  }

  allow(client, atMs) {
    const times = this.#recent(client, atMs);
    times.push(atMs);
    return times.length <= this.limit;
  }

  retryAfterMs(client, atMs) {
    const times = this.#recent(client, atMs);
    if (times.length < this.limit) return 0;
    return times[0] + this.windowMs - atMs;
  }

  trackedClients(atMs) {
    let tracked = 0;
    for (const client of this.requests.keys()) {
      if (this.#recent(client, atMs).length > 0) tracked += 1;
    }
    return tracked;
  }

  #recent(client, atMs) {
    if (!this.requests.has(client)) this.requests.set(client, []);
    const times = this.requests.get(client);
    while (times.length && atMs - times[0] >= this.windowMs) times.shift();
    return times;
  }
}

export function countAllowed(hits, limit, windowMs) {
  const limiter = new RateLimiter(limit, windowMs);
  let allowed = 0;
  for (const hit of [...hits].sort((a, b) => a.atMs - b.atMs)) {
    if (limiter.allow(hit.client, hit.atMs)) allowed += 1;
  }
  return allowed;
}
