"""Loading a candidate's files."""

import importlib.machinery
import importlib.util
import sys

from greenroom.trusted import listdir

FOLDER = "/solution"
# Modules that Python itself stands on, and those that tests are written with; a
# file of that name hides them nowhere.
KEPT = {
    "builtins", "codecs", "encodings", "importlib", "io", "os", "pytest", "site", "sys",
    "unittest", "zipimport",
}


def prepare(entry, *folders):
    """Makes the files in the entry's folder, in `folders` before it, and in the
    solution's own folder importable."""
    inner, _, name = entry.rpartition("/")
    home = f"{FOLDER}/{inner}" if inner else FOLDER
    places = [*folders, home] if home == FOLDER else [*folders, home, FOLDER]
    sys.path[:0] = places
    for place in places:
        forget_hidden(place)
    return home, name.removesuffix(".py")


def forget_hidden(place):
    """Forgets preloaded modules that files in `place` hide, as they would in
    a Python that had loaded nothing yet."""
    try:
        names = listdir(place)
    except OSError:
        return
    for name in names:
        stem = name.removesuffix(".py")
        hides = stem in sys.modules and ("." not in stem) and stem not in KEPT
        if hides and stem not in sys.builtin_module_names:
            for loaded in list(sys.modules):
                if loaded == stem or loaded.startswith(f"{stem}."):
                    del sys.modules[loaded]


def load(entry):
    """Loads the entry file as a module of its own name."""
    home, name = prepare(entry)
    return load_file(f"{home}/{name}.py", name)


def load_file(path, name, loader_type=importlib.machinery.SourceFileLoader):
    """Loads a file as a module of the given name."""
    spec = importlib.util.spec_from_file_location(name, path, loader=loader_type(name, path))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
