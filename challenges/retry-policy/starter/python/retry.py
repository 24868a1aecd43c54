"""Decides whether a failed request is tried again, and when."""

from dataclasses import dataclass

REPEATABLE_METHODS = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"}


class InvalidPolicy(ValueError):
    """A number of a policy that is not positive."""


@dataclass
class Failure:
    kind: str  # unreachable, lost or answer
    status: int
    retry_after_ms: int | None


def may_retry(method, has_key, failure):
    if failure.kind == "unreachable":
        return method in REPEATABLE_METHODS
    if failure.kind == "answer":
        return failure.status >= 500 or failure.status == 429
    return True


class Retrier:
    def __init__(self, attempts, base_ms, cap_ms, deadline_ms):
        if min(attempts, base_ms, cap_ms, deadline_ms) < 0:
            raise InvalidPolicy()
        self.attempts = attempts
        self.base_ms = base_ms
        self.cap_ms = cap_ms
        self.deadline_ms = deadline_ms
        self.failures = 0

    def begin(self, method, has_key, at_ms):
        self.method = method
        self.has_key = has_key
        self.attempt_at_ms = at_ms

    def failed(self, failure, at_ms):
        self.failures += 1
        if self.failures > self.attempts or not may_retry(self.method, self.has_key, failure):
            return None
        wait_ms = self.base_ms * 2**self.failures
        if failure.retry_after_ms is not None:
            wait_ms = failure.retry_after_ms
        next_ms = at_ms + min(wait_ms, self.cap_ms)
        if next_ms - self.attempt_at_ms > self.deadline_ms:
            return None
        self.attempt_at_ms = next_ms
        return next_ms
