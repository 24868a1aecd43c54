"""`pytest.approx`: numbers, and containers of numbers, that are about equal."""

import math

RELATIVE, ABSOLUTE = 1e-6, 1e-12


class approx:
    """Equal to whatever lies within the tolerance of what is expected."""

    __array_ufunc__ = None
    __hash__ = None

    def __init__(self, expected, rel=None, abs=None, nan_ok=False):
        self.expected = expected
        self._relative = rel
        self._absolute = abs
        self._nan_ok = nan_ok

    def __eq__(self, actual):
        return self._near(self.expected, actual)

    def _near(self, expected, actual):
        if isinstance(expected, dict):
            return (
                isinstance(actual, dict)
                and expected.keys() == actual.keys()
                and all(self._near(value, actual[name]) for name, value in expected.items())
            )
        if isinstance(expected, (list, tuple)):
            return (
                isinstance(actual, (list, tuple))
                and len(expected) == len(actual)
                and all(map(self._near, expected, actual))
            )
        return self._near_number(expected, actual)

    def _near_number(self, expected, actual):
        if isinstance(expected, bool) or not hasattr(expected, "__abs__"):
            return expected == actual
        if expected == actual:
            return True
        try:
            if math.isnan(expected) or math.isnan(actual):
                return self._nan_ok and math.isnan(expected) and math.isnan(actual)
            if math.isinf(expected) or math.isinf(actual):
                return False
        except TypeError:
            pass
        return bool(abs(expected - actual) <= self._tolerance(expected))

    def _tolerance(self, expected):
        absolute = ABSOLUTE if self._absolute is None else self._absolute
        # An absolute bound alone switches the default relative one off.
        if self._relative is None and self._absolute is not None:
            return absolute
        relative = RELATIVE if self._relative is None else self._relative
        return max(relative * abs(expected), absolute)

    def __repr__(self):
        return f"approx({self.expected!r})"
