"""A ledger of transfers between accounts."""


class UnknownAccount(Exception):
    """The account was never opened."""


class InsufficientFunds(Exception):
    """The account holds less than the transfer."""


class Ledger:
    def __init__(self) -> None:
        self.balances = {}
        self.history = {}
        self.number = 0

    def _check(self, account: str) -> None:
        if account not in self.balances:
            raise UnknownAccount(account)

    def open(self, account: str, cents: int) -> None:
        if account in self.balances:
            self.balances[account] += cents
            self.history[account].append(f"+{cents} again")
        else:
            self.balances[account] = cents
            self.history[account] = [f"+{cents} opened"]

    def transfer(self, source: str, target: str, cents: int) -> int:
        # Both must exist before anything moves.
        for account in (source, target):
            self._check(account)
        if self.balances[source] < cents:
            raise InsufficientFunds(source)
        self.balances[source] -= cents
        self.balances[target] += cents
        self.number += 1
        self.history[source].append(f"-{cents} to {target}")
        self.history[target].append(f"+{cents} from {source}")
        return self.number

    def statement(self, account: str) -> list[str]:
        self._check(account)
        lines = []
        total = 0
        for entry in self.history[account]:
            amount = int(entry.split(" ")[0])
            total = total + amount
            lines.append(f"{entry}: {total}")
        return lines

    def richest(self, count: int) -> list[str]:
        ranking = sorted(self.balances.items(), key=lambda pair: (-pair[1], pair[0]))
        return [name for name, balance in ranking[:count]]
