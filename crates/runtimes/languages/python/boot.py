"""Loads the harness while the snapshot is made.

The harness is a package that lies in /build, which exists only now. Its
modules get builtins of their own, so that a solution that changes `builtins`
changes nothing for them, and no module table names them afterwards.
"""

import builtins
import importlib.abc
import importlib.util
import sys

ROOT = "/build"
OWN_BUILTINS = dict(vars(builtins))


class Loader(importlib.abc.Loader):
    def __init__(self, path, label):
        self.path = path
        self.label = label

    def exec_module(self, module):
        with open(self.path, "rb") as file:
            code = compile(file.read(), self.label, "exec", dont_inherit=True, optimize=2)
        module.__dict__["__builtins__"] = OWN_BUILTINS
        exec(code, module.__dict__)


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name == "greenroom":
            loader = Loader(f"{ROOT}/greenroom/package.py", "<greenroom>")
            spec = importlib.util.spec_from_loader(name, loader, is_package=True)
            spec.submodule_search_locations = []
            return spec
        if name.startswith("greenroom."):
            inner = name.removeprefix("greenroom.")
            loader = Loader(f"{ROOT}/greenroom/{inner}.py", f"<greenroom {inner}>")
            return importlib.util.spec_from_loader(name, loader)
        return None


finder = Finder()
sys.meta_path.insert(0, finder)
import greenroom.preload
import greenroom.start

run = greenroom.start.run

sys.meta_path.remove(finder)
for name in [name for name in sys.modules if name.partition(".")[0] == "greenroom"]:
    del sys.modules[name]
