"""A run of typed calls: the host asks, the solution answers."""

from greenroom import device, ending, solution
from greenroom.decode import decoder
from greenroom.encode import Unencodable, encoder
from greenroom.kinds import parse
from greenroom.loop import Runner, is_awaitable
from greenroom.records import Records
from greenroom.tracebacks import describe, message
from greenroom.trusted import cut, type_name

NAME_BYTES = 256
MESSAGE_BYTES = 4096


def run(arguments):
    """Answers the host's requests until there are no more."""
    host = device.Device()
    session = Session()
    handlers = {"begin": session.begin, "call": session.call, "construct": session.construct}
    while request := host.request():
        kind, body = request
        # A solution that did not load answers every request with the reason.
        host.answer(session.broken or handlers[kind](body))
    ending.leave(0)


class Signature:
    """One function of the interface, ready to convert."""

    def __init__(self, declared, records):
        self.decoders = [decoder(parse(given["type"]), records) for given in declared["parameters"]]
        self.encode = encoder(parse(declared.get("returns", "none")), records)
        self.raises = declared.get("raises", ())

    def decode(self, values):
        return [decode(value) for decode, value in zip(self.decoders, values)]


class Session:
    """The solution, and the object that calls go to."""

    def __init__(self):
        self._runner = Runner()
        self._object = None
        self.broken = None

    def begin(self, body):
        try:
            self._solution = solution.load(body["entry"])
        except SystemExit as error:
            ending.leave_as_asked(error)
        except BaseException as error:
            self.broken = self._raised(error, ())
            return self.broken
        self._read(body["interface"])
        return device.READY

    def _read(self, interface):
        records = Records(interface.get("records", {}), self._solution)
        signature = lambda declared: Signature(declared, records)
        self._functions = {f["name"]: signature(f) for f in interface.get("functions", ())}
        self._classes = {o["name"]: signature(o) for o in interface.get("objects", ())}
        self._methods = {
            (o["name"], method["name"]): signature(method)
            for o in interface.get("objects", ())
            for method in o["methods"]
        }

    def construct(self, body):
        name = body["name"]
        self._class = name
        self._object = None
        return self._answer(self._classes[name], self._find(name), body, self._keep)

    def _keep(self, made):
        self._object = made
        return "null"

    def call(self, body):
        name = body["name"]
        if body.get("method"):
            signature = self._methods[self._class, name]
            find = lambda: getattr(self._object, name)
        else:
            signature = self._functions[name]
            find = self._find(name)
        return self._answer(signature, find, body, lambda result: signature.encode(result, 0))

    def _find(self, name):
        return lambda: getattr(self._solution, name)

    def _answer(self, signature, find, body, encode):
        """Calls, and says what came of it."""
        try:
            arguments = signature.decode(body["arguments"])
            result = find()(*arguments)
            if is_awaitable(result):
                result = self._runner.run(result)
        except SystemExit as error:
            ending.leave_as_asked(error)
        except BaseException as error:
            return self._raised(error, signature.raises)
        try:
            return device.returned(encode(result))
        except Unencodable as error:
            return device.unencodable(error.text())
        except BaseException as error:
            # A class of the solution's got in the way, or memory ran out.
            return device.unencodable(f"{type_name(error)} while the result was read")

    def _raised(self, error, declared):
        name = type_name(error)
        if name not in declared:
            ending.complain(describe(error))
        return device.raised(cut(name, NAME_BYTES), cut(message(error), MESSAGE_BYTES))
