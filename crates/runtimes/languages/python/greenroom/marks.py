"""`pytest.mark`: what tests say about themselves."""

import itertools


class Mark:
    """A mark and what was given to it. Used as a decorator it marks; called
    with arguments it is a mark with these arguments."""

    def __init__(self, name, arguments=(), named=None):
        self.name = name
        self.arguments = arguments
        self.named = named or {}

    def __call__(self, *arguments, **named):
        if len(arguments) == 1 and not named and callable(arguments[0]):
            return self._put_on(arguments[0])
        return Mark(self.name, (*self.arguments, *arguments), {**self.named, **named})

    def _put_on(self, thing):
        # The closest to the function first, as decorators apply.
        thing.__greenroom_marks__ = [*marks_of(thing), self]
        return thing

    def skips(self):
        """Whether the test is never run."""
        if self.name == "skip":
            return True
        return self.name == "skipif" and any(map(is_true, self.arguments))

    def expects_failure(self):
        conditions = [c for c in self.arguments if not isinstance(c, type)]
        return self.name == "xfail" and (not conditions or any(map(is_true, conditions)))

    def expects(self, error):
        return isinstance(error, self.named.get("raises", BaseException))


class MarkMaker:
    """`mark.anything` is a mark of that name."""

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return Mark(name)


class ParameterSet:
    """The values of one variant of a test."""

    def __init__(self, values, id, marks):
        self.values = values
        self.id = id
        self.marks = marks


def is_true(condition):
    if isinstance(condition, str):
        raise NotImplementedError("conditions as text are not supported; write an expression")
    return bool(condition)


def marks_of(thing):
    """The marks on a function or class itself."""
    return getattr(thing, "__dict__", {}).get("__greenroom_marks__", [])


def variants(marks):
    """The variants that `parametrize` makes: (name, values, marks) each."""
    tables = [table(mark) for mark in marks if mark.name == "parametrize"]
    for rows in itertools.product(*reversed(tables)):
        name = "-".join(row[0] for row in reversed(rows))
        values = {}
        more = []
        for _, given, row_marks in rows:
            values.update(given)
            more.extend(row_marks)
        yield name, values, more


def table(mark):
    """The rows of one `parametrize`."""
    names, rows, ids = parametrize(*mark.arguments, **mark.named)
    if isinstance(names, str):
        names = [name.strip() for name in names.split(",") if name.strip()]
    return [row_of(names, row, index, ids) for index, row in enumerate(rows)]


def parametrize(argnames, argvalues, ids=None):
    return argnames, argvalues, ids


def row_of(names, row, index, ids):
    if not isinstance(row, ParameterSet):
        values = (row,) if len(names) == 1 else tuple(row)
        row = ParameterSet(values, None, [])
    if len(row.values) != len(names):
        raise ValueError(f"parametrize has {len(names)} names, but {len(row.values)} values")
    return row_name(names, row, index, ids), dict(zip(names, row.values)), row.marks


def row_name(names, row, index, ids):
    if row.id is not None:
        return row.id
    if callable(ids):
        return "-".join(str(ids(value)) for value in row.values)
    if ids is not None:
        return str(list(ids)[index])
    return "-".join(value_name(name, value, index) for name, value in zip(names, row.values))


def value_name(name, value, index):
    if value is None or isinstance(value, (bool, int, float, str)):
        return str(value)
    if isinstance(value, type) or callable(value) and hasattr(value, "__name__"):
        return value.__name__
    return f"{name}{index}"
