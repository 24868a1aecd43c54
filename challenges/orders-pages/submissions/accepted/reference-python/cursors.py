"""A cursor says after which place the next page begins."""

import re


class BadCursor(ValueError):
    pass


def encode(order):
    return f"{order.placed_at}.{order.id}"


def decode(text):
    match = re.fullmatch(r"([0-9]{1,15})\.(.+)", text)
    if not match:
        raise BadCursor(text)
    return (-int(match[1]), match[2])
