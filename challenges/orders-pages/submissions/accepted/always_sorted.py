"""GET /orders; the orders lie sorted in one list, and a page is a slice of it."""

import bisect
from collections import namedtuple

Order = namedtuple("Order", "id placed_at status")


def page(status=200, ids=(), following=None, error=""):
    return {"status": status, "ids": list(ids), "next": following, "error": error}


def is_number(text, digits):
    return 1 <= len(text) <= digits and all(letter in "0123456789" for letter in text)


class OrdersApi:
    def __init__(self, orders):
        self.places = []  # (-placed_at, id)
        self.known = {}
        for order in orders:
            self.add(order)

    def add(self, order):
        self.cancel(order.id)
        self.known[order.id] = order
        bisect.insort(self.places, (-order.placed_at, order.id))

    def cancel(self, id):
        order = self.known.pop(id, None)
        if order is None:
            return False
        self.places.remove((-order.placed_at, order.id))
        return True

    def list(self, query):
        limit = query.get("limit", "10")
        if not is_number(limit, 1000) or int(limit) not in range(1, 51):
            return page(400, error="bad limit")
        start = 0
        if "cursor" in query:
            time, point, order_id = query["cursor"].partition(".")
            if not (is_number(time, 15) and order_id):
                return page(400, error="bad cursor")
            start = bisect.bisect_right(self.places, (-int(time), order_id))
        wanted = query.get("status")
        found = []
        for _, order_id in self.places[start:]:
            if wanted in (None, self.known[order_id].status):
                if len(found) == int(limit):
                    last = self.known[found[-1]]
                    return page(ids=found, following=f"{last.placed_at}.{last.id}")
                found.append(order_id)
        return page(ids=found)
