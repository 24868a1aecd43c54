"""Takes payments, hands them to the bank, and books what the bank answers."""

from dataclasses import dataclass

from keys import KeyRing


@dataclass
class Payment:
    client: str
    key: str
    account: str
    amount_cents: int


@dataclass
class Reply:
    status: int
    body: str
    attempt: int


class PaymentDesk:
    def __init__(self, lease_ms, keep_ms):
        self.lease_ms = lease_ms
        self.ring = KeyRing(keep_ms)
        self.attempts = []  # the payment of attempt n at n - 1
        self.accounts = {}  # account -> cents charged

    def receive(self, payment, at_ms):
        """A client asks for a payment; 202 means that the bank was asked."""
        if not payment.key:
            return Reply(400, "key missing", 0)
        reply = self.ring.find(payment, at_ms)
        if reply is not None:
            return reply
        self.attempts.append(payment)
        return Reply(202, "accepted", len(self.attempts))

    def settle(self, attempt, outcome, at_ms):
        """The bank answers to an attempt: `ok`, `declined` or `unavailable`."""
        if not 1 <= attempt <= len(self.attempts):
            return Reply(404, "no such attempt", attempt)
        payment = self.attempts[attempt - 1]
        if outcome == "ok":
            self.accounts[payment.account] = self.charged(payment.account) + payment.amount_cents
            reply = Reply(201, f"paid {payment.amount_cents}", attempt)
        elif outcome == "declined":
            reply = Reply(402, "declined", attempt)
        else:
            reply = Reply(503, "try again", attempt)
        self.ring.remember(payment, reply, at_ms)
        return reply

    def charged(self, account):
        return self.accounts.get(account, 0)
