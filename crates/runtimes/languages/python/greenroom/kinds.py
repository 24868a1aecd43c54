"""Reading the types of a signature, such as `list<tuple<string, int>>`."""

import re

WORDS = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|[<>,]").findall


def parse(text):
    """A type as (name, argument, …), its arguments being types too."""
    words = WORDS(text)
    words.reverse()
    return _read(words)


def _read(words):
    name = words.pop()
    arguments = []
    if words and words[-1] == "<":
        words.pop()
        arguments.append(_read(words))
        while words.pop() == ",":
            arguments.append(_read(words))
    return (name, *arguments)


def show(kind):
    """A type as text."""
    name, *arguments = kind
    if not arguments:
        return name
    return f"{name}<{', '.join(map(show, arguments))}>"
