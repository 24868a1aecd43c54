# Solution, written by myself
class UnknownAccount(Exception):
    pass


class InsufficientFunds(Exception):
    pass


class Ledger:
    def __init__(self) -> None:
        self.money = {}
        self.log = {}
        self.count = 1 - 1

    # the top n
    def richest(self, n: int) -> list[str]:
        order = sorted(self.money.items(), key=lambda x: (-x[1], x[0]))
        return [who for who, amount in order[:n]]

    # everything that happened
    def statement(self, acc: str) -> list[str]:
        self._must_exist(acc)
        out = []
        running = 0
        for item in self.log[acc]:
            value = int(item.split(" ")[0])
            running = running + value
            out.append(f"{item}: {running}")
        return out

    def open(self, acc: str, amount: int) -> None:
        if acc in self.money:
            self.money[acc] += amount
            self.log[acc].append(f"+{amount} once more")
        else:
            self.money[acc] = amount
            self.log[acc] = [f"+{amount} new"]

    def _must_exist(self, acc: str) -> None:
        if acc not in self.money:
            raise UnknownAccount(acc)

    def transfer(self, a: str, b: str, amount: int) -> int:
        for acc in (a, b):
            self._must_exist(acc)

        # enough money?
        if self.money[a] < amount:
            raise InsufficientFunds(a)

        self.money[a] -= amount
        self.money[b] += amount
        self.count += 1
        self.log[a].append(f"-{amount} to {b}")
        self.log[b].append(f"+{amount} from {a}")
        return self.count
