"""GET /orders, page by page."""

from dataclasses import dataclass
from typing import Optional

import cursors
from store import Store

DEFAULT_LIMIT = 10
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
        try:
            limit = int(query.get("limit", DEFAULT_LIMIT))
        except ValueError:
            return bad_request("bad limit")
        if limit > MAXIMUM_LIMIT:
            return bad_request("bad limit")
        try:
            before = cursors.decode(query["cursor"]) if "cursor" in query else None
        except cursors.BadCursor:
            return bad_request("bad cursor")
        orders = self.store.newest(before, limit)
        following = cursors.encode(orders[-1]) if len(orders) == limit else None
        if "status" in query:
            orders = [order for order in orders if order.status == query["status"]]
        return Page(200, [order.id for order in orders], following, "")

    def add(self, order):
        self.store.put(order)

    def cancel(self, id):
        return self.store.remove(id)


def bad_request(error):
    return Page(400, [], None, error)
