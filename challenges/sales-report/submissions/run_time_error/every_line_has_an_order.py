"""The monthly report, without going through the warehouse at all."""

from collections import Counter
from heapq import nsmallest


def best_customers(orders, order_customers, line_orders, line_cents, top):
    owner = dict(zip(orders, order_customers))
    cents = Counter()
    for order, amount in zip(line_orders, line_cents):
        cents[owner[order]] += amount
    counts = Counter(order_customers)
    best = nsmallest(top, counts, key=lambda customer: (-cents[customer], customer))
    return [
        {"customer": customer, "orders": counts[customer], "cents": cents[customer]}
        for customer in best
    ]


def missing_orders(orders, line_orders):
    known = set(orders)
    return sorted({order for order in line_orders if order not in known})
