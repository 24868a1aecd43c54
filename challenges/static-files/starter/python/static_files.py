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
        if method.upper() not in ("GET", "HEAD"):
            return Answer(405, {})
        try:
            path = resolve(target)
        except BadPath:
            return Answer(400, {})
        file = self.files.get(path)
        if file is None:
            return Answer(404, {})
        if headers.get("If-None-Match") == file.tag:
            return Answer(304, {"ETag": file.tag})
        length = len(file.body)
        return Answer(200, {"ETag": file.tag, "Content-Length": str(length)}, file.body)


def resolve(target):
    if not target.startswith("/"):
        raise BadPath(target)
    if ".." in target:
        raise BadPath(target)
    path = target
    while "%" in path:
        path = decode(path)
    path = path.split("?")[0]
    if path.endswith("/"):
        path += "index.html"
    kept = []
    for segment in path[1:].split("/"):
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
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
