"""Answers requests for the files of a document root."""

from dataclasses import dataclass
from string import hexdigits


class BadPath(ValueError):
    """A target that names no place below the document root."""


@dataclass
class File:
    path: str
    tag: str
    body: str


@dataclass
class Answer:
    status: int
    headers: dict
    body: str = ""


class Site:
    def __init__(self, files):
        self.files = {file.path: file for file in files}

    def serve(self, method, target, headers):
        if method not in ("GET", "HEAD"):
            return Answer(405, {"Allow": "GET, HEAD"})
        try:
            path = resolve(target)
        except BadPath:
            return Answer(400, {})
        file = self.files.get(path)
        if file is None or is_hidden(path):
            return Answer(404, {})
        if header(headers, "if-none-match") in (file.tag, "*"):
            return Answer(304, {"ETag": file.tag})
        length = len(file.body.encode())
        body = file.body if method == "GET" else ""
        return Answer(200, {"ETag": file.tag, "Content-Length": str(length)}, body)


def header(headers, wanted):
    for name, value in headers.items():
        if name.lower() == wanted:
            return value
    return None


def is_hidden(path):
    return any(segment.startswith(".") for segment in path.split("/"))


def resolve(target):
    if not target.startswith("/"):
        raise BadPath(target)
    path = decode(target.split("?")[0].replace("+", " "))
    if "\0" in path or "\\" in path:
        raise BadPath(target)
    kept = []
    segments = path.split("/")
    if segments[-1] in ("", ".", ".."):
        segments.append("index.html")
    for segment in segments:
        if segment == "..":
            if not kept:
                raise BadPath(target)
            kept.pop()
        elif segment not in ("", "."):
            kept.append(segment)
    return "/".join(kept)


def decode(text):
    first, *rest = text.split("%")
    decoded = first.encode()
    for part in rest:
        digits = part[:2]
        if len(digits) < 2 or not all(digit in hexdigits for digit in digits):
            raise BadPath(text)
        decoded += bytes.fromhex(digits) + part[2:].encode()
    try:
        return decoded.decode()
    except UnicodeDecodeError as error:
        raise BadPath(text) from error
