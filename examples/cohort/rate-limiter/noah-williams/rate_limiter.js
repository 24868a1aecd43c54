// Admits at most `limit` requests per client in any window of `windowMs`.

export class InvalidLimit extends Error {}

const isFree = (now, windowMs) => (time) => time + windowMs <= now;

export class RateLimiter {
  constructor(limit, windowMs) {
    if (!(limit >= 1 && windowMs >= 1)) throw new InvalidLimit("must be positive");
    this.limit = limit;
    this.windowMs = windowMs;
    this.requests = new Map();
  }

  taken(client, atMs) {
    const times = this.requests.get(client) ?? [];
    const first = times.findIndex((time) => !isFree(atMs, this.windowMs)(time));
    return first === -1 ? [] : times.slice(first);
  }

  allow(client, atMs) {
    const taken = this.taken(client, atMs);
    const admitted = taken.length < this.limit;
    if (admitted) this.requests.set(client, [...taken, atMs]);
    return admitted;
  }

  retryAfterMs(client, atMs) {
    const taken = this.taken(client, atMs);
    return taken.length < this.limit ? 0 : taken[0] + this.windowMs - atMs;
  }

  trackedClients(atMs) {
    for (const client of this.requests.keys()) {
      if (this.taken(client, atMs).length === 0) this.requests.delete(client);
    }
    return this.requests.size;
  }
}

export function countAllowed(hits, limit, windowMs) {
  const limiter = new RateLimiter(limit, windowMs);
  return hits
    .toSorted((a, b) => a.atMs - b.atMs)
    .reduce((count, { client, atMs }) => count + Number(limiter.allow(client, atMs)), 0);
}
