"""`monkeypatch`: changes that end with the test."""

import os
import sys
from contextlib import contextmanager

_MISSING = object()


class MonkeyPatch:
    def __init__(self):
        self._undo = []

    def setattr(self, target, name, value=_MISSING, raising=True):
        if value is _MISSING:
            target, name, value = *self._resolve(target), name
        old = vars(target).get(name, _MISSING) if isinstance(target, type) else _MISSING
        if old is _MISSING:
            old = getattr(target, name, _MISSING)
        if raising and old is _MISSING:
            raise AttributeError(f"{target!r} has no attribute {name!r}")
        self._undo.append(lambda: self._restore(target, name, old))
        setattr(target, name, value)

    def _resolve(self, path):
        module, _, name = path.rpartition(".")
        __import__(module)
        return sys.modules[module], name

    def _restore(self, target, name, old):
        if old is _MISSING:
            delattr(target, name)
        else:
            setattr(target, name, old)

    def delattr(self, target, name, raising=True):
        old = getattr(target, name, _MISSING)
        if old is _MISSING:
            if raising:
                raise AttributeError(name)
            return
        self._undo.append(lambda: setattr(target, name, old))
        delattr(target, name)

    def setitem(self, mapping, name, value):
        old = mapping.get(name, _MISSING)
        self._undo.append(lambda: self._put_back(mapping, name, old))
        mapping[name] = value

    def delitem(self, mapping, name, raising=True):
        if name not in mapping:
            if raising:
                raise KeyError(name)
            return
        old = mapping.pop(name)
        self._undo.append(lambda: self._put_back(mapping, name, old))

    def _put_back(self, mapping, name, old):
        if old is _MISSING:
            mapping.pop(name, None)
        else:
            mapping[name] = old

    def setenv(self, name, value, prepend=None):
        if prepend and name in os.environ:
            value = f"{value}{prepend}{os.environ[name]}"
        self.setitem(os.environ, name, str(value))

    def delenv(self, name, raising=True):
        self.delitem(os.environ, name, raising)

    def chdir(self, path):
        old = os.getcwd()
        self._undo.append(lambda: os.chdir(old))
        os.chdir(path)

    def syspath_prepend(self, path):
        old = sys.path[:]
        self._undo.append(lambda: sys.path.__setitem__(slice(None), old))
        sys.path.insert(0, str(path))

    @contextmanager
    def context(self):
        inner = MonkeyPatch()
        try:
            yield inner
        finally:
            inner.undo()

    def undo(self):
        while self._undo:
            self._undo.pop()()
