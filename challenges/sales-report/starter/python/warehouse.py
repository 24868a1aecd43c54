"""What the warehouse exported: orders, and the lines on them."""


class Warehouse:
    def __init__(self, orders, order_customers, line_orders, line_cents):
        self.orders = orders
        self.order_customers = order_customers
        self.line_orders = line_orders
        self.line_cents = line_cents

    def customers(self):
        """Everybody who has an order, once."""
        customers = []
        for customer in self.order_customers:
            if customer not in customers:
                customers.append(customer)
        return customers

    def orders_of(self, customer):
        return [
            order
            for order, owner in zip(self.orders, self.order_customers)
            if owner == customer
        ]

    def cents_of(self, order):
        """The sum of an order's lines."""
        total = 0
        for line_order, cents in zip(self.line_orders, self.line_cents):
            if line_order == order:
                total += cents
        return total
