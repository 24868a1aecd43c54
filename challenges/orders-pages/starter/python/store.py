"""All orders, in memory."""


class Store:
    def __init__(self, orders):
        self.orders = {order.id: order for order in orders}

    def put(self, order):
        self.orders[order.id] = order

    def remove(self, order_id):
        return self.orders.pop(order_id, None) is not None

    def newest(self, before, count):
        """At most `count` orders placed before a time, newest first; `None` is the end of time."""
        found = [
            order
            for order in self.orders.values()
            if before is None or order.placed_at < before
        ]
        found.sort(key=lambda order: order.placed_at, reverse=True)
        return found[:count]
