// Knows to which payment an idempotency key belongs, and how that payment stands.
//
// An entry is { payment, attempt, untilMs, reply }: the end of its lease or of
// the memory of its reply, and no reply while the bank is asked.

export class KeyRing {
  #entries = new Map();

  /** The entry of this key, whether or not its time is over. */
  find(payment) {
    return this.#entries.get(nameOf(payment));
  }

  findValid(payment, atMs) {
    const entry = this.find(payment);
    return entry?.untilMs > atMs ? entry : undefined;
  }

  put(entry) {
    this.#entries.set(nameOf(entry.payment), entry);
  }

  release(payment) {
    this.#entries.delete(nameOf(payment));
  }
}

function nameOf({ client, key }) {
  return JSON.stringify([client, key]);
}
