"""GET /orders, page by page."""

import re
from dataclasses import dataclass
from typing import Optional

import cursors
from store import Store

DEFAULT_LIMIT = "10"
MAXIMUM_LIMIT = 50


@dataclass
class Order:
    id: str
    placed_at: int
    status: str


@dataclass
class Page:
    status: int
    ids: list
    next: Optional[str]
    error: str


class OrdersApi:
    def __init__(self, orders):
        self.store = Store(orders)

    def list(self, query):
        limit = query.get("limit", DEFAULT_LIMIT)
        if not re.fullmatch("[0-9]+", limit) or not 1 <= int(limit) <= MAXIMUM_LIMIT:
            return bad_request("bad limit")
        try:
            after = cursors.decode(query["cursor"]) if "cursor" in query else None
        except cursors.BadCursor:
            return bad_request("bad cursor")
        found = self.store.find(query.get("status"), after)
        page = found[: int(limit)]
        following = cursors.encode(page[-1]) if page[-1] is not found[-1] else None
        return Page(200, [order.id for order in page], following, "")

    def add(self, order):
        self.store.put(order)

    def cancel(self, id):
        return self.store.remove(id)


def bad_request(error):
    return Page(400, [], None, error)
