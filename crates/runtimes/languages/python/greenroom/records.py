"""Records of a signature: how they are made, and taken apart again."""

from greenroom.decode import decoder
from greenroom.encode import Unencodable, encoder, wrong
from greenroom.kinds import parse


class Records:
    """The records of an interface. `solution` is the entry file's module; its
    class of a record's name makes instances, else records are dicts."""

    def __init__(self, declared, solution):
        self._solution = solution
        self._kinds = {
            name: [(field["name"], parse(field["type"])) for field in fields]
            for name, fields in declared.items()
        }
        self._decoders = {}
        self._encoders = {}

    def make(self, name, value):
        """A record of a JSON object."""
        decoders = self._decoders.get(name)
        if decoders is None:
            decoders = [(field, decoder(kind, self)) for field, kind in self._kinds[name]]
            self._decoders[name] = decoders
        fields = {field: decode(value[field]) for field, decode in decoders}
        made_by = self._class(name)
        return fields if made_by is None else made_by(**fields)

    def fields(self, name, value):
        """The fields of a result: name, encoder and content of each."""
        encoders = self._encoders.get(name)
        if encoders is None:
            encoders = [(field, encoder(kind, self)) for field, kind in self._kinds[name]]
            self._encoders[name] = encoders
        contents = self._contents(name, value)
        return [(field, encode, contents[field]) for field, encode in encoders]

    def _class(self, name):
        made_by = self._solution.__dict__.get(name)
        return made_by if isinstance(made_by, type) else None

    def _contents(self, name, value):
        names = [field for field, _ in self._kinds[name]]
        if issubclass(type(value), dict):
            contents = dict(dict.items(value))
            if extra := [field for field in contents if field not in names]:
                raise Unencodable(f"a {name} with the unknown field {str(extra[0])[:40]!r}")
        else:
            made_by = self._class(name)
            if made_by is None or not issubclass(type(value), made_by):
                raise wrong(value, name)
            contents = {field: _read(name, value, field) for field in names}
        if missing := [field for field in names if field not in contents]:
            raise Unencodable(f"a {name} without its field `{missing[0]}`")
        return contents


def _read(name, value, field):
    # This may run a property of the solution's.
    try:
        return getattr(value, field)
    except Exception:
        raise Unencodable(f"a {name} without its field `{field}`") from None
