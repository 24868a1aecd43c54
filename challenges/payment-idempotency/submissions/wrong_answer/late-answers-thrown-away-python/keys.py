"""Knows to which payment an idempotency key belongs, and how that payment stands."""

from dataclasses import dataclass
from typing import Any


@dataclass
class Entry:
    payment: Any
    attempt: int
    until_ms: int  # the end of the lease, or of the memory of the reply
    reply: Any = None  # nothing while the bank is asked


class KeyRing:
    def __init__(self):
        self.entries = {}  # (client, key) -> entry

    def find(self, payment):
        """The entry of this key, whether or not its time is over."""
        return self.entries.get((payment.client, payment.key))

    def find_valid(self, payment, at_ms):
        entry = self.find(payment)
        if entry and entry.until_ms > at_ms:
            return entry
        return None

    def put(self, entry):
        self.entries[entry.payment.client, entry.payment.key] = entry

    def release(self, payment):
        del self.entries[payment.client, payment.key]
