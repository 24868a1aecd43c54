"""Sums the paid orders of each customer from CSV files."""

import csv
import io
import re
import sys

COLUMNS = ("order_id", "customer", "status", "amount")


class Unusable(Exception):
    """The run cannot go on: wrong arguments, or a file without its columns."""


class Rejected(Exception):
    """A row that cannot be taken."""


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


def read_text(name):
    if name == "-":
        return sys.stdin.read()
    with open(name, encoding="utf-8") as file:
        return file.read()


def records(name):
    """Every record with the line on which it starts."""
    reader = csv.reader(io.StringIO(read_text(name)), strict=True)
    return [
        (reader.line_num - "".join(fields).count("\n"), fields)
        for fields in reader
        if fields
    ]


def parse_cents(text):
    if not re.fullmatch(r"[0-9]+\.[0-9]{2}", text):
        raise Rejected("bad amount")
    return int(text.replace(".", ""))


class Import:
    def __init__(self):
        self.seen = set()
        self.paid = {}  # customer -> [orders, cents]
        self.rejected = []

    def add_file(self, name):
        self.seen.clear()
        found = records(name)
        header = found[0][1] if found else []
        for column in COLUMNS:
            if column not in header:
                raise Unusable(f"{name}: no column {column}")
        for line, fields in found[1:]:
            try:
                self.add_row(header, fields)
            except Rejected as reason:
                self.rejected.append(f"{name}:{line}: {reason}\n")

    def add_row(self, header, fields):
        if len(fields) != len(header):
            raise Rejected("wrong number of fields")
        row = dict(zip(header, fields))
        cents = parse_cents(row["amount"])
        if row["order_id"] in self.seen:
            raise Rejected("duplicate order")
        self.seen.add(row["order_id"])
        if row["status"] == "paid":
            sums = self.paid.setdefault(row["customer"], [0, 0])
            sums[0] += 1
            sums[1] += cents

    def write_summary(self, out):
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["customer", "orders", "total"])
        for customer, (orders, cents) in sorted(
            self.paid.items(), key=lambda entry: (-entry[1][1], entry[0])
        ):
            writer.writerow([customer, orders, f"{cents // 100}.{cents % 100:02}"])


def main(arguments):
    try:
        rejects, files = parse_arguments(arguments)
        run = Import()
        for name in files:
            run.add_file(name)
    except (Unusable, OSError, csv.Error) as error:
        print(f"order_import: {error}", file=sys.stderr)
        return 2
    run.write_summary(sys.stdout)
    if rejects is not None:
        with open(rejects, "w", encoding="utf-8") as file:
            file.writelines(run.rejected)
    return 1 if run.rejected else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
