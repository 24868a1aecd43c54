"""A ledger of transfers between accounts."""


class UnknownAccount(Exception):
    """The account was never opened."""


class InsufficientFunds(Exception):
    """The account holds less than the transfer."""


class Ledger:
    def __init__(self) -> None:
        self.accounts = {}
        self.transfers = 0

    def open(self, account: str, cents: int) -> None:
        if account not in self.accounts:
            self.accounts[account] = {"balance": cents, "lines": []}
            note = "opened"
        else:
            self.accounts[account]["balance"] += cents
            note = "again"
        balance = self.accounts[account]["balance"]
        self.accounts[account]["lines"].append("+%d %s: %d" % (cents, note, balance))

    def transfer(self, source: str, target: str, cents: int) -> int:
        payer = self.accounts.get(source)
        payee = self.accounts.get(target)
        if payer is None:
            raise UnknownAccount(source)
        if payee is None:
            raise UnknownAccount(target)
        if payer["balance"] < cents:
            raise InsufficientFunds(source)
        payer["balance"] = payer["balance"] - cents
        payee["balance"] = payee["balance"] + cents
        payer["lines"].append("-%d to %s: %d" % (cents, target, payer["balance"]))
        payee["lines"].append("+%d from %s: %d" % (cents, source, payee["balance"]))
        self.transfers += 1
        return self.transfers

    def statement(self, account: str) -> list[str]:
        found = self.accounts.get(account)
        if found is None:
            raise UnknownAccount(account)
        return list(found["lines"])

    def richest(self, count: int) -> list[str]:
        pairs = []
        for name, data in self.accounts.items():
            pairs.append((-data["balance"], name))
        pairs.sort()
        return [name for _, name in pairs][:count]
