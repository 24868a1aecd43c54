"""What the warehouse exported: orders, and the lines on them."""


class Warehouse:
    def __init__(self, orders, order_customers, line_orders, line_cents):
        self._orders = {}  # customer -> orders
        for order, customer in zip(orders, order_customers):
            self._orders.setdefault(customer, []).append(order)
        self._cents = dict.fromkeys(orders, 0)
        for order, cents in zip(line_orders, line_cents):
            if order in self._cents:
                self._cents[order] += cents

    def customers(self):
        """Everybody who has an order, once."""
        return self._orders.keys()

    def orders_of(self, customer):
        return self._orders[customer]

    def cents_of(self, order):
        """The sum of an order's lines."""
        return self._cents[order]
