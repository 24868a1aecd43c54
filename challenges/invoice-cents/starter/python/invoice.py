"""Amounts, totals and shares of invoices, in cents."""

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


def parse_amount(text):
    """`19.99` is 1999 cents."""
    try:
        return int(float(text) * 100)
    except ValueError:
        raise InvalidAmount(text)


def invoice_totals(lines):
    net = 0
    tax = 0
    for line in lines:
        check(line)
        line_net = round(line.quantity * line.unit_cents * (1 - line.discount_percent / 100))
        net += line_net
        tax += round(line_net * line.tax_basis_points / 10000)
    return Totals(net, tax, net + tax)


def check(line):
    if line.quantity < 1:
        raise InvalidLine("quantity")
    if line.discount_percent < 0 or line.discount_percent > 100:
        raise InvalidLine("discount")
    if line.tax_basis_points < 0 or line.tax_basis_points > 10000:
        raise InvalidLine("tax")


def split(total_cents, shares):
    """Splits an amount in proportion to the shares."""
    if not shares or sum(shares) == 0:
        raise InvalidShares(shares)
    return [round(total_cents * share / sum(shares)) for share in shares]
