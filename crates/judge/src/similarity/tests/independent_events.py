"""A ledger of transfers between accounts."""

from collections import Counter


class UnknownAccount(Exception):
    """The account was never opened."""


class InsufficientFunds(Exception):
    """The account holds less than the transfer."""


class Ledger:
    def __init__(self) -> None:
        self.events = []
        self.known = set()

    def open(self, account: str, cents: int) -> None:
        word = "again" if account in self.known else "opened"
        self.known.add(account)
        self.events.append((account, cents, word))

    def _balance(self, account: str) -> int:
        return sum(cents for name, cents, _ in self.events if name == account)

    def transfer(self, source: str, target: str, cents: int) -> int:
        if source not in self.known:
            raise UnknownAccount(source)
        if target not in self.known:
            raise UnknownAccount(target)
        if self._balance(source) < cents:
            raise InsufficientFunds(source)
        self.events += [
            (source, -cents, "to " + target),
            (target, cents, "from " + source),
        ]
        return sum(1 for event in self.events if event[2].startswith("to "))

    def statement(self, account: str) -> list[str]:
        if account not in self.known:
            raise UnknownAccount(account)
        mine = [event for event in self.events if event[0] == account]
        result = []
        for index, (_, cents, word) in enumerate(mine):
            sign = "+" if cents >= 0 else ""
            so_far = sum(event[1] for event in mine[: index + 1])
            result.append(sign + str(cents) + " " + word + ": " + str(so_far))
        return result

    def richest(self, count: int) -> list[str]:
        totals = Counter()
        for name, cents, _ in self.events:
            totals[name] += cents
        names = list(totals)
        names.sort()
        names.sort(key=totals.get, reverse=True)
        return names[:count]
