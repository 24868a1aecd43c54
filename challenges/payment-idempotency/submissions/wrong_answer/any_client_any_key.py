"""Takes payments, hands them to the bank, and books what the bank answers."""

import collections

Payment = collections.namedtuple("Payment", "client key account amount_cents")


def reply(status, body, attempt=0):
    return {"status": status, "body": body, "attempt": attempt}


class PaymentDesk:
    def __init__(self, lease_ms, keep_ms):
        self.lease_ms, self.keep_ms = lease_ms, keep_ms
        self.attempts = {}
        self.current = {}  # (client, key) -> attempt that owns it
        self.valid_until = {}  # attempt -> time
        self.replies = {}  # attempt -> reply
        self.sums = collections.Counter()

    def receive(self, payment, at_ms):
        if payment.key == "":
            return reply(400, "key missing")
        owner = self.current.get(payment.key)
        if owner is None or at_ms >= self.valid_until[owner]:
            attempt = len(self.attempts) + 1
            self.attempts[attempt] = payment
            self.current[payment.key] = attempt
            self.valid_until[attempt] = at_ms + self.lease_ms
            return reply(202, "accepted", attempt)
        if self.attempts[owner] != payment:
            return reply(422, "key belongs to another payment")
        if owner in self.replies:
            return self.replies[owner]
        return reply(409, "in progress")

    def settle(self, attempt, outcome, at_ms):
        payment = self.attempts.get(attempt)
        if payment is None:
            return reply(404, "no such attempt", attempt)
        if self.current.get(payment.key) != attempt or attempt in self.replies:
            return reply(410, "too late", attempt)
        if outcome == "unavailable":
            del self.current[payment.key]
            return reply(503, "try again", attempt)
        if outcome == "ok":
            self.sums[payment.account] += payment.amount_cents
            answer = reply(201, f"paid {payment.amount_cents}", attempt)
        else:
            answer = reply(402, "declined", attempt)
        self.replies[attempt] = answer
        self.valid_until[attempt] = at_ms + self.keep_ms
        return answer

    def charged(self, account):
        return self.sums[account]
