// Decides whether a failed request is tried again, and when.

const REPEATABLE_METHODS = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"];

// A number of a policy that is not positive.
export class InvalidPolicy extends Error {}

// The kind of a failure is unreachable, lost or answer.
export function mayRetry(method, hasKey, failure) {
  if (failure.kind === "unreachable") return REPEATABLE_METHODS.includes(method);
  if (failure.kind === "answer") return failure.status >= 500 || failure.status === 429;
  return true;
}

export class Retrier {
  constructor(attempts, baseMs, capMs, deadlineMs) {
    if (Math.min(attempts, baseMs, capMs, deadlineMs) < 0) throw new InvalidPolicy();
    this.attempts = attempts;
    this.baseMs = baseMs;
    this.capMs = capMs;
    this.deadlineMs = deadlineMs;
    this.failures = 0;
  }

  begin(method, hasKey, atMs) {
    this.method = method;
    this.hasKey = hasKey;
    this.attemptAtMs = atMs;
  }

  failed(failure, atMs) {
    this.failures += 1;
    if (this.failures > this.attempts || !mayRetry(this.method, this.hasKey, failure)) return null;
    const waitMs = failure.retryAfterMs ?? this.baseMs * 2 ** this.failures;
    const nextMs = atMs + Math.min(waitMs, this.capMs);
    if (nextMs - this.attemptAtMs > this.deadlineMs) return null;
    this.attemptAtMs = nextMs;
    return nextMs;
  }
}
