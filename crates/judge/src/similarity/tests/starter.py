"""A ledger of transfers between accounts."""


class UnknownAccount(Exception):
    """The account was never opened."""


class InsufficientFunds(Exception):
    """The account holds less than the transfer."""


class Ledger:
    def __init__(self) -> None:
        raise NotImplementedError

    def open(self, account: str, cents: int) -> None:
        raise NotImplementedError

    def transfer(self, source: str, target: str, cents: int) -> int:
        raise NotImplementedError

    def statement(self, account: str) -> list[str]:
        raise NotImplementedError

    def richest(self, count: int) -> list[str]:
        raise NotImplementedError
