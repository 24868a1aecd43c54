"""JSON values of the host as Python values of the declared types.

A decoder is a function from the one to the other. It costs the candidate's
fuel, so lists of plain values take the shortest way.
"""

from greenroom.trusted import decode_base64


def decoder(kind, records):
    """A decoder for a type. `records` makes records."""
    name, *arguments = kind
    if name in PLAIN:
        return PLAIN[name]
    if name in CONTAINERS:
        return CONTAINERS[name](*(decoder(inner, records) for inner in arguments))
    return lambda value: records.make(name, value)


def _same(value):
    return value


def _int(value):
    return value if type(value) is int else int(value)


def _ints(values):
    if set(map(type, values)) <= {int}:
        return values
    return list(map(_int, values))


def _list(item):
    if item is _same:
        return _same
    if item is _int:
        return _ints
    return lambda values: list(map(item, values))


def _optional(inner):
    return lambda value: None if value is None else inner(value)


def _tuple(*items):
    return lambda values: tuple([item(value) for item, value in zip(items, values)])


def _map(key, value):
    def decode(entries):
        if type(entries) is dict:
            return {name: value(entry) for name, entry in entries.items()}
        return {key(name): value(entry) for name, entry in entries}

    return decode


PLAIN = {
    "none": lambda value: None,
    "int": _int,
    # A number, or "nan", "inf", "-inf".
    "float": float,
    "bool": _same,
    "string": _same,
    "bytes": decode_base64,
}
CONTAINERS = {"list": _list, "optional": _optional, "tuple": _tuple, "map": _map}
