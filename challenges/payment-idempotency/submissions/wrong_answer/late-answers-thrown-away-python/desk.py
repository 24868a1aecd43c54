"""Takes payments, hands them to the bank, and books what the bank answers."""

from dataclasses import dataclass

from keys import Entry, KeyRing


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
        self.keep_ms = keep_ms
        self.ring = KeyRing()
        self.attempts = []  # the payment of attempt n at n - 1
        self.accounts = {}  # account -> cents charged

    def receive(self, payment, at_ms):
        """A client asks for a payment; 202 means that the bank was asked."""
        if not payment.key:
            return Reply(400, "key missing", 0)
        entry = self.ring.find_valid(payment, at_ms)
        if entry is None:
            return self._ask_bank(payment, at_ms)
        if entry.payment != payment:
            return Reply(422, "key belongs to another payment", 0)
        return entry.reply or Reply(409, "in progress", 0)

    def _ask_bank(self, payment, at_ms):
        self.attempts.append(payment)
        attempt = len(self.attempts)
        self.ring.put(Entry(payment, attempt, at_ms + self.lease_ms))
        return Reply(202, "accepted", attempt)

    def settle(self, attempt, outcome, at_ms):
        """The bank answers to an attempt: `ok`, `declined` or `unavailable`."""
        if not 1 <= attempt <= len(self.attempts):
            return Reply(404, "no such attempt", attempt)
        payment = self.attempts[attempt - 1]
        entry = self.ring.find_valid(payment, at_ms)
        if entry is None or entry.attempt != attempt or entry.reply:
            return Reply(410, "too late", attempt)
        if outcome == "unavailable":
            self.ring.release(payment)
            return Reply(503, "try again", attempt)
        entry.reply = self._book(payment, attempt, outcome)
        entry.until_ms = at_ms + self.keep_ms
        return entry.reply

    def _book(self, payment, attempt, outcome):
        if outcome == "declined":
            return Reply(402, "declined", attempt)
        self.accounts[payment.account] = self.charged(payment.account) + payment.amount_cents
        return Reply(201, f"paid {payment.amount_cents}", attempt)

    def charged(self, account):
        return self.accounts.get(account, 0)
