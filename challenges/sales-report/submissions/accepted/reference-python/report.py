"""The monthly report."""

from dataclasses import dataclass

from warehouse import Warehouse


@dataclass
class Ranked:
    customer: int
    orders: int
    cents: int


def best_customers(orders, order_customers, line_orders, line_cents, top):
    warehouse = Warehouse(orders, order_customers, line_orders, line_cents)
    ranking = []
    for customer in warehouse.customers():
        theirs = warehouse.orders_of(customer)
        cents = sum(warehouse.cents_of(order) for order in theirs)
        ranking.append(Ranked(customer, len(theirs), cents))
    ranking.sort(key=lambda ranked: (-ranked.cents, ranked.customer))
    return ranking[:top]


def missing_orders(orders, line_orders):
    return sorted(set(line_orders).difference(orders))
