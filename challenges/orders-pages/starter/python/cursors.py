"""A cursor says where the next page begins."""


class BadCursor(ValueError):
    pass


def encode(order):
    return str(order.placed_at)


def decode(text):
    try:
        return int(text)
    except ValueError:
        raise BadCursor(text)
