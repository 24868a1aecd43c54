"""Results of a solution as JSON text, by their declared types.

An encoder is a function from a value and its depth to text. What a value
claims to be counts for nothing: its real type is looked at, and its content is
read with the methods of the built-in types, never with its own.
"""

import math

from greenroom.kinds import show
from greenroom.trusted import encode_base64, encode_text, type_name

SAFE = 2**53 - 1
LEAST, MOST = -(2**63), 2**63 - 1
# The host's reader refuses JSON that nests deeper than 128.
MAXIMUM_DEPTH = 100


class Unencodable(Exception):
    """A result that is not of its declared type. `path` leads to the part."""

    def __init__(self, reason):
        self.reason = reason
        self.path = []

    def inside(self, step):
        self.path.insert(0, step)
        return self

    def text(self):
        place = "".join(self.path[:8])
        return f"at {place}: {self.reason}" if place else self.reason


def encoder(kind, records):
    """An encoder for a type. `records` takes records apart."""
    name, *arguments = kind
    if name in PLAIN:
        return PLAIN[name]
    if name in CONTAINERS:
        inner = [encoder(argument, records) for argument in arguments]
        return CONTAINERS[name](show(kind), arguments, *inner)
    return _record(name, records)


def wrong(value, kind):
    return Unencodable(f"{describe(value)} where `{kind}` was declared")


def describe(value):
    """A value in a few words, without running any code of its class."""
    if value is None or type(value) is bool:
        return str(value)
    if type(value) is float or type(value) is int and LEAST <= value <= MOST:
        return f"the {type_name(value)} {value}"
    if type(value) is str:
        return f"the str {value[:40]!r}"
    return f"a value of type {type_name(value)}"


def check_depth(depth):
    if depth > MAXIMUM_DEPTH:
        raise Unencodable(f"the result is cyclic or nests deeper than {MAXIMUM_DEPTH}")


def _none(value, depth):
    if value is not None:
        raise wrong(value, "none")
    return "null"


def _bool(value, depth):
    if value is True:
        return "true"
    if value is False:
        return "false"
    raise wrong(value, "bool")


def _int(value, depth):
    if not issubclass(type(value), int) or type(value) is bool:
        raise wrong(value, "int")
    value = int.__int__(value)
    if not LEAST <= value <= MOST:
        raise Unencodable("an int that does not fit 64 bits")
    text = int.__repr__(value)
    return text if -SAFE <= value <= SAFE else f'"{text}"'


def _float(value, depth):
    if issubclass(type(value), float):
        value = float.__float__(value)
    elif issubclass(type(value), int) and type(value) is not bool:
        try:
            value = int.__float__(value)
        except OverflowError:
            raise Unencodable("an int that does not fit a float") from None
    else:
        raise wrong(value, "float")
    text = float.__repr__(value)
    return text if math.isfinite(value) else f'"{text}"'


def _string(value, depth):
    if not issubclass(type(value), str):
        raise wrong(value, "string")
    text = encode_text(value)
    if "\\ud" in text:
        _check_surrogates(value)
    return text


def _check_surrogates(value):
    try:
        str.encode(value, "utf-8")
    except UnicodeEncodeError:
        raise Unencodable("a str with a lone surrogate, which is no text") from None


def _bytes(value, depth):
    if not issubclass(type(value), (bytes, bytearray)):
        raise wrong(value, "bytes")
    return f'"{encode_base64(value)}"'


def _list(text, kinds, item):
    quick = QUICK_LISTS.get(kinds[0][0])

    def encode(value, depth):
        if not issubclass(type(value), list):
            raise wrong(value, text)
        check_depth(depth)
        values = list.copy(value)
        return (quick and quick(values)) or _items(values, item, depth)

    return encode


def _items(values, item, depth):
    parts = []
    try:
        for value in values:
            parts.append(item(value, depth + 1))
    except Unencodable as error:
        raise error.inside(f"[{len(parts)}]")
    return f"[{','.join(parts)}]"


def _quick_ints(values):
    if values and set(map(type, values)) == {int} and -SAFE <= min(values) and max(values) <= SAFE:
        return list.__repr__(values)
    return None


def _quick_floats(values):
    if values and set(map(type, values)) == {float}:
        text = list.__repr__(values)
        # Both `nan` and `inf` have an n.
        return None if "n" in text else text
    return None


def _quick_strings(values):
    if values and set(map(type, values)) == {str}:
        text = f"[{','.join(map(encode_text, values))}]"
        return None if "\\ud" in text else text
    return None


def _optional(text, kinds, inner):
    return lambda value, depth: "null" if value is None else inner(value, depth)


def _tuple(text, kinds, *items):
    def encode(value, depth):
        if not issubclass(type(value), tuple):
            raise wrong(value, text)
        check_depth(depth)
        values = tuple.__getitem__(value, slice(None))
        if len(values) != len(items):
            raise Unencodable(f"a tuple of {len(values)} where `{text}` was declared")
        parts = []
        try:
            for item, part in zip(items, values):
                parts.append(item(part, depth + 1))
        except Unencodable as error:
            raise error.inside(f"[{len(parts)}]")
        return f"[{','.join(parts)}]"

    return encode


def _map(text, kinds, key, value):
    entry = _named if kinds[0] == ("string",) else _pair
    open, close = "{}" if entry is _named else "[]"

    def encode(mapping, depth):
        if not issubclass(type(mapping), dict):
            raise wrong(mapping, text)
        check_depth(depth)
        parts = [entry(key, value, *item, depth + 1) for item in dict.items(mapping)]
        return f"{open}{','.join(parts)}{close}"

    return encode


def _named(key, value, name, content, depth):
    encoded = key(name, depth)
    try:
        return f"{encoded}:{value(content, depth)}"
    except Unencodable as error:
        raise error.inside(f"[{name[:40]!r}]")


def _pair(key, value, name, content, depth):
    return f"[{key(name, depth)},{value(content, depth + 1)}]"


def _record(name, records):
    def encode(value, depth):
        check_depth(depth)
        parts = []
        for field, field_encoder, content in records.fields(name, value):
            try:
                parts.append(f'"{field}":{field_encoder(content, depth + 1)}')
            except Unencodable as error:
                raise error.inside(f".{field}")
        return f"{{{','.join(parts)}}}"

    return encode


PLAIN = {
    "none": _none,
    "int": _int,
    "float": _float,
    "bool": _bool,
    "string": _string,
    "bytes": _bytes,
}
CONTAINERS = {"list": _list, "optional": _optional, "tuple": _tuple, "map": _map}
QUICK_LISTS = {"int": _quick_ints, "float": _quick_floats, "string": _quick_strings}
