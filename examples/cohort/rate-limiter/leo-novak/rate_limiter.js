// Admits at most `limit` requests per client in any window of `windowMs`.
//
// The storage is behind promises, since the next step is to put it into Redis.

export class InvalidLimit extends Error {}

class MemoryStore {
  #times = new Map();

  async load(client) {
    return this.#times.get(client) ?? [];
  }

  async save(client, times) {
    this.#times.set(client, times);
  }

  async clients() {
    return [...this.#times.keys()];
  }

  async remove(client) {
    this.#times.delete(client);
  }
}

export class RateLimiter {
  constructor(limit, windowMs, store = new MemoryStore()) {
    if (limit < 1 || windowMs < 1) throw new InvalidLimit();
    Object.assign(this, { limit, windowMs, store });
  }

  async allow(client, atMs) {
    const times = await this.recent(client, atMs);
    if (times.length === this.limit) return false;
    await this.store.save(client, times.concat(atMs));
    return true;
  }

  async retryAfterMs(client, atMs) {
    const times = await this.recent(client, atMs);
    if (times.length < this.limit) return 0;
    return Math.min(...times) + this.windowMs - atMs;
  }

  async trackedClients(atMs) {
    let tracked = 0;
    for (const client of await this.store.clients()) {
      const times = await this.recent(client, atMs);
      if (times.length > 0) tracked += 1;
      else await this.store.remove(client);
    }
    return tracked;
  }

  async recent(client, atMs) {
    const times = await this.store.load(client);
    return times.filter((time) => atMs < time + this.windowMs);
  }
}

export async function countAllowed(hits, limit, windowMs) {
  const limiter = new RateLimiter(limit, windowMs);
  let allowed = 0;
  for (const { client, atMs } of [...hits].sort((a, b) => a.atMs - b.atMs)) {
    if (await limiter.allow(client, atMs)) allowed += 1;
  }
  return allowed;
}
