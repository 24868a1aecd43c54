"""Remembers what was answered to which idempotency key."""


class KeyRing:
    def __init__(self, keep_ms):
        self.keep_ms = keep_ms
        self.replies = {}  # key -> (reply, end)

    def find(self, payment, at_ms):
        """The reply that this payment got before, if it is still remembered."""
        reply, end = self.replies.get(payment.key, (None, 0))
        if at_ms <= end:
            return reply
        return None

    def remember(self, payment, reply, at_ms):
        self.replies[payment.key] = (reply, at_ms + self.keep_ms)
