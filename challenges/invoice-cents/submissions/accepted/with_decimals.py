"""The same with `decimal`, which was made for money."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby


class InvalidAmount(Exception):
    pass


class InvalidLine(Exception):
    pass


class InvalidShares(Exception):
    pass


def cents(value):
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def parse_amount(text):
    units, point, fraction = text.removeprefix("-").partition(".")
    right = len(fraction) in (1, 2) if point else True
    digits = units + fraction
    if not right or not 1 <= len(units) <= 12 or not (digits.isascii() and digits.isdigit()):
        raise InvalidAmount(text)
    return cents(Decimal(text) * 100)


def invoice_totals(lines):
    for line in lines:
        in_range = 0 <= line["discount_percent"] <= 100 and 0 <= line["tax_basis_points"] <= 10000
        if line["quantity"] <= 0 or not in_range:
            raise InvalidLine(line)
    net = tax = 0
    for rate, group in groupby(
        sorted(lines, key=lambda line: line["tax_basis_points"]),
        key=lambda line: line["tax_basis_points"],
    ):
        at_rate = sum(
            cents(Decimal(line["quantity"] * line["unit_cents"] * (100 - line["discount_percent"])) / 100)
            for line in group
        )
        net += at_rate
        tax += cents(Decimal(at_rate * rate) / 10000)
    return {"net_cents": net, "tax_cents": tax, "gross_cents": net + tax}


def split(total_cents, shares):
    whole = sum(shares)
    if not whole or min(shares) < 0:
        raise InvalidShares(shares)
    sign = -1 if total_cents < 0 else 1
    quotients = [divmod(abs(total_cents) * share, whole) for share in shares]
    missing = abs(total_cents) - sum(part for part, _ in quotients)
    ranks = sorted(range(len(shares)), key=lambda i: (-quotients[i][1], i))
    extra = set(ranks[:missing])
    return [sign * (part + (i in extra)) for i, (part, _) in enumerate(quotients)]
