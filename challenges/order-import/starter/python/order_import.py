"""Sums the paid orders of each customer from CSV files."""

import sys

COLUMNS = ["order_id", "customer", "status", "amount"]


class Unusable(Exception):
    """The run cannot go on: wrong arguments, or a file that cannot be read."""


def parse_arguments(arguments):
    rejects, files = None, []
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--rejects":
            rejects = next(remaining, None)
            if rejects is None:
                raise Unusable("--rejects needs a file")
        elif argument.startswith("--"):
            raise Unusable(f"unknown option {argument}")
        else:
            files.append(argument)
    return rejects, files or ["-"]


def read_lines(name):
    if name == "-":
        return sys.stdin.buffer.read().decode().split("\n")
    try:
        with open(name, encoding="utf-8", newline="") as file:
            return file.read().split("\n")
    except OSError as error:
        raise Unusable(f"{name}: {error}") from error


def parse_cents(text):
    try:
        return int(float(text) * 100)
    except ValueError:
        return None


class Import:
    def __init__(self):
        self.seen = set()
        self.paid = {}  # customer -> [orders, cents]
        self.rejected = []

    def add_file(self, name):
        self.seen.clear()
        lines = read_lines(name)
        header = lines[0].split(",")
        for column in COLUMNS:
            if column not in header:
                raise Unusable(f"{name}: no column {column}")
        rows = [line for line in lines[1:] if line]
        for number, line in enumerate(rows, start=1):
            reason = self.add_row(line.split(","))
            if reason:
                self.rejected.append(f"{name}:{number}: {reason}")

    def add_row(self, fields):
        """Takes a row, or says why not."""
        if len(fields) != len(COLUMNS):
            return "wrong number of fields"
        order_id, customer, status, amount = fields
        cents = parse_cents(amount)
        if cents is None:
            return "bad amount"
        if order_id in self.seen:
            return "duplicate order"
        self.seen.add(order_id)
        if status == "paid":
            sums = self.paid.setdefault(customer, [0, 0])
            sums[0] += 1
            sums[1] += cents
        return None

    def write_summary(self, out):
        out.write("customer,orders,total\n")
        for customer, (orders, cents) in sorted(
            self.paid.items(), key=lambda entry: entry[1][1], reverse=True
        ):
            out.write(f"{customer},{orders},{cents / 100:.2f}\n")


def main(arguments):
    try:
        rejects, files = parse_arguments(arguments)
        run = Import()
        for name in files:
            run.add_file(name)
    except Unusable as error:
        print(f"order_import: {error}", file=sys.stderr)
        return 2
    run.write_summary(sys.stdout)
    if rejects is not None:
        with open(rejects, "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in run.rejected)
    return 1 if run.rejected else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
