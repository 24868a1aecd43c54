"""Amounts, totals and shares of invoices, in cents."""

import re
from collections import Counter
from dataclasses import dataclass


class InvalidAmount(ValueError):
    pass


class InvalidLine(ValueError):
    pass


class InvalidShares(ValueError):
    pass


@dataclass
class Line:
    quantity: int
    unit_cents: int
    discount_percent: int
    tax_basis_points: int


@dataclass
class Totals:
    net_cents: int
    tax_cents: int
    gross_cents: int


AMOUNT = re.compile(r"(-?)([0-9]{1,12})(?:\.([0-9]{1,2}))?")


def parse_amount(text):
    """`19.99` is 1999 cents."""
    match = AMOUNT.fullmatch(text)
    if not match:
        raise InvalidAmount(text)
    sign, units, fraction = match.groups("0")
    cents = int(units) * 100 + int(fraction.ljust(2, "0"))
    return -cents if sign else cents


def invoice_totals(lines):
    net_at_rate = Counter()
    for line in lines:
        check(line)
        full = line.quantity * line.unit_cents
        net = divide_rounding(full * (100 - line.discount_percent), 100)
        net_at_rate[line.tax_basis_points] += net
    net = sum(net_at_rate.values())
    tax = sum(divide_rounding(part * rate, 10_000) for rate, part in net_at_rate.items())
    return Totals(net, tax, net + tax)


def check(line):
    if line.quantity < 1:
        raise InvalidLine("quantity")
    if line.discount_percent < 0 or line.discount_percent > 100:
        raise InvalidLine("discount")
    if line.tax_basis_points < 0 or line.tax_basis_points > 10_000:
        raise InvalidLine("tax")


def divide_rounding(value, divisor):
    """Halves go away from zero."""
    if value < 0:
        return -divide_rounding(-value, divisor)
    return (value + divisor // 2) // divisor


def split(total_cents, shares):
    """Splits an amount in proportion to the shares, to the last cent."""
    if any(share < 0 for share in shares) or sum(shares) == 0:
        raise InvalidShares(shares)
    if total_cents < 0:
        return [-part for part in split(-total_cents, shares)]
    whole = sum(shares)
    parts = [total_cents * share // whole for share in shares]
    left = total_cents - sum(parts)
    by_rest = sorted(range(len(shares)), key=lambda i: -(total_cents * shares[i] % whole))
    for i in by_rest[:left]:
        parts[i] += 1
    return parts
