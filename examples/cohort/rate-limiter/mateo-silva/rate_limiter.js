// Admits at most `limit` requests per client in any window of `windowMs`.

export class InvalidLimit extends Error {}

export class RateLimiter {
  constructor(limit, windowMs) {
    if (limit <= 0 || windowMs <= 0) {
      throw new InvalidLimit(`limit ${limit}, window ${windowMs} ms`);
    }
    this.limit = limit;
    this.windowMs = windowMs;
    this.requests = {};
  }

  allow(client, atMs) {
    const times = this.recent(client, atMs);
    if (times.length >= this.limit) return false;
    times.push(atMs);
    return true;
  }

  retryAfterMs(client, atMs) {
    const times = this.recent(client, atMs);
    return times.length < this.limit ? 0 : times[0] + this.windowMs - atMs;
  }

  trackedClients(atMs) {
    return Object.keys(this.requests).filter((client) => this.recent(client, atMs).length).length;
  }

  recent(client, atMs) {
    const times = (this.requests[client] ?? []).filter((time) => time > atMs - this.windowMs);
    this.requests[client] = times;
    return times;
  }
}

export function countAllowed(hits, limit, windowMs) {
  const limiter = new RateLimiter(limit, windowMs);
  const lines = hits.map(({ atMs, client }) => `${atMs} ${client}`).sort();
  return lines.filter((line) => {
    const [atMs, client] = line.split(" ");
    return limiter.allow(client, Number(atMs));
  }).length;
}
