// Remembers what was answered to which idempotency key.

export class KeyRing {
  constructor(keepMs) {
    this.keepMs = keepMs;
    this.replies = new Map(); // key -> { reply, end }
  }

  /** The reply that this payment got before, if it is still remembered. */
  find(payment, atMs) {
    const found = this.replies.get(payment.key);
    return found && atMs <= found.end ? found.reply : null;
  }

  remember(payment, reply, atMs) {
    this.replies.set(payment.key, { reply, end: atMs + this.keepMs });
  }
}
