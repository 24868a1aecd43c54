// Decides whether a failed request is tried again, and when.

const REPEATABLE_METHODS = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"];
const NOT_DONE = [429, 503];
const PERHAPS_DONE = [500, 502, 504];

// A number of a policy that is not positive.
export class InvalidPolicy extends Error {}

// The kind of a failure is unreachable, lost or answer.
export function mayRetry(method, hasKey, failure) {
  if (failure.kind === "unreachable") return true;
  if (failure.kind === "answer") {
    if (NOT_DONE.includes(failure.status)) return true;
    if (!PERHAPS_DONE.includes(failure.status)) return false;
  }
  return hasKey || REPEATABLE_METHODS.includes(method);
}

export class Retrier {
  constructor(attempts, baseMs, capMs, deadlineMs) {
    if (Math.min(attempts, baseMs, capMs, deadlineMs) < 1) throw new InvalidPolicy();
    this.attempts = attempts;
    this.baseMs = baseMs;
    this.capMs = capMs;
    this.deadlineMs = deadlineMs;
  }

  begin(method, hasKey, atMs) {
    this.method = method;
    this.hasKey = hasKey;
    this.giveUpAtMs = atMs + this.deadlineMs;
    this.left = this.attempts;
    this.waitMs = this.baseMs;
  }

  failed(failure, atMs) {
    this.left -= 1;
    if (this.left === 0 || !mayRetry(this.method, this.hasKey, failure)) return null;
    const waitMs = Math.max(Math.min(this.waitMs, this.capMs), failure.retryAfterMs);
    this.waitMs *= 2;
    const nextMs = atMs + waitMs;
    return nextMs <= this.giveUpAtMs ? nextMs : null;
  }
}
