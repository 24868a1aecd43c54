"""Requests and responses."""

from dataclasses import dataclass, field


@dataclass
class Request:
    method: str
    path: str
    headers: dict  # as the client spelled them
    body: dict


@dataclass
class Response:
    status: int
    headers: dict = field(default_factory=dict)  # names in lowercase
    body: dict = field(default_factory=dict)
