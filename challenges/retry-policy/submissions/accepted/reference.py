"""Decides whether a failed request is tried again, and when."""

from dataclasses import dataclass

REPEATABLE_METHODS = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"}
NOT_DONE = {429, 503}
PERHAPS_DONE = {500, 502, 504}


class InvalidPolicy(ValueError):
    """A number of a policy that is not positive."""


@dataclass
class Failure:
    kind: str  # unreachable, lost or answer
    status: int
    retry_after_ms: int | None


def may_retry(method, has_key, failure):
    if failure.kind == "unreachable":
        return True
    if failure.kind == "answer":
        if failure.status in NOT_DONE:
            return True
        if failure.status not in PERHAPS_DONE:
            return False
    return has_key or method in REPEATABLE_METHODS


class Retrier:
    def __init__(self, attempts, base_ms, cap_ms, deadline_ms):
        if min(attempts, base_ms, cap_ms, deadline_ms) < 1:
            raise InvalidPolicy()
        self.attempts = attempts
        self.base_ms = base_ms
        self.cap_ms = cap_ms
        self.deadline_ms = deadline_ms

    def begin(self, method, has_key, at_ms):
        self.method = method
        self.has_key = has_key
        self.give_up_at_ms = at_ms + self.deadline_ms
        self.left = self.attempts
        self.wait_ms = self.base_ms

    def failed(self, failure, at_ms):
        self.left -= 1
        if self.left == 0 or not may_retry(self.method, self.has_key, failure):
            return None
        wait_ms = min(self.wait_ms, self.cap_ms)
        if failure.retry_after_ms is not None:
            wait_ms = max(wait_ms, failure.retry_after_ms)
        self.wait_ms *= 2
        next_ms = at_ms + wait_ms
        return next_ms if next_ms < self.give_up_at_ms else None
