"""The harness's end of the conversation with the host.

Requests and responses are JSON lines; see `protocol::harness`.
"""

from greenroom.trusted import O_RDWR, encode_text, open_file, parse_json, read, write_all

PATH = "/dev/harness"


class Device:
    def __init__(self):
        self._descriptor = open_file(PATH, O_RDWR)

    def request(self):
        """The next request as (kind, body), or nothing when there are no more."""
        line = self._line()
        if not line:
            return None
        value, _ = parse_json(line.decode("utf-8"), 0)
        ((kind, body),) = value.items()
        return kind, body

    def _line(self):
        parts = []
        size = 1 << 16
        while part := read(self._descriptor, size):
            parts.append(part)
            if part.endswith(b"\n"):
                break
            size = 1 << 20
        return b"".join(parts)

    def answer(self, text):
        """Answers with JSON text, which has no newline in it."""
        write_all(self._descriptor, text.encode("ascii") + b"\n")


def raised(name, message):
    return f'{{"raised":{{"name":{encode_text(name)},"message":{encode_text(message)}}}}}'


def returned(encoded):
    return f'{{"returned":{encoded}}}'


def unencodable(reason):
    return f'{{"unencodable":{encode_text(reason)}}}'


def tests(names):
    return f'{{"tests":[{",".join(map(encode_text, names))}]}}'


def tested(passed, message):
    return f'{{"tested":{{"passed":{"true" if passed else "false"},"message":{encode_text(message)}}}}}'


READY = '"ready"'
