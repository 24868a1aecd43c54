"""What the warehouse exported: orders, and the lines on them."""


class Warehouse:
    def __init__(self, orders, order_customers, line_orders, line_cents):
        self.orders = orders
        self.order_customers = order_customers
        self.line_orders = line_orders
        self.line_cents = line_cents
        self.by_customer = {}
        for order, customer in zip(orders, order_customers):
            self.by_customer.setdefault(customer, []).append(order)

    def customers(self):
        """Everybody who has an order, once."""
        return list(self.by_customer)

    def orders_of(self, customer):
        return self.by_customer[customer]

    def cents_of(self, order):
        """The sum of an order's lines."""
        total = 0
        for line_order, cents in zip(self.line_orders, self.line_cents):
            if line_order == order:
                total += cents
        return total
