"""All orders, in memory."""


def place_of(order):
    """Where an order stands among all others: newest first, then by id."""
    return (-order.placed_at, order.id)


class Store:
    def __init__(self, orders):
        self.orders = {order.id: order for order in orders}

    def put(self, order):
        self.orders[order.id] = order

    def remove(self, order_id):
        return self.orders.pop(order_id, None) is not None

    def find(self, status, after):
        """The orders with a status that come after a place; `None` means any."""
        found = self.orders.values()
        if status is not None:
            found = [order for order in found if order.status == status]
        if after is not None:
            found = [order for order in found if place_of(order) > after]
        return sorted(found, key=place_of)
