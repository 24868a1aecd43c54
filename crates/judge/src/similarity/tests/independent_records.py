"""A ledger of transfers between accounts."""

from dataclasses import dataclass, field
from heapq import nsmallest


class UnknownAccount(Exception):
    """The account was never opened."""


class InsufficientFunds(Exception):
    """The account holds less than the transfer."""


@dataclass
class Account:
    name: str
    balance: int = 0
    entries: list[tuple[int, str]] = field(default_factory=list)

    def book(self, cents: int, text: str) -> None:
        self.balance += cents
        self.entries.append((cents, text))


class Ledger:
    def __init__(self) -> None:
        self._accounts: dict[str, Account] = {}
        self._transfers = 0

    def _find(self, name: str) -> Account:
        try:
            return self._accounts[name]
        except KeyError:
            raise UnknownAccount(name) from None

    def open(self, account: str, cents: int) -> None:
        known = account in self._accounts
        entry = self._accounts.setdefault(account, Account(account))
        entry.book(cents, "again" if known else "opened")

    def transfer(self, source: str, target: str, cents: int) -> int:
        payer, payee = self._find(source), self._find(target)
        if payer.balance < cents:
            raise InsufficientFunds(source)
        payer.book(-cents, f"to {target}")
        payee.book(cents, f"from {source}")
        self._transfers += 1
        return self._transfers

    def statement(self, account: str) -> list[str]:
        total, lines = 0, []
        for cents, text in self._find(account).entries:
            total += cents
            lines.append(f"{cents:+d} {text}: {total}")
        return lines

    def richest(self, count: int) -> list[str]:
        best = nsmallest(count, self._accounts.values(), key=lambda a: (-a.balance, a.name))
        return [account.name for account in best]
