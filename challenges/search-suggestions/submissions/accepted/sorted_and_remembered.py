"""Finds the titles of a prefix by binary search, each prefix once."""

from bisect import bisect_left


def suggest(titles, weights, prefixes, top):
    totals = {}
    for title, weight in zip(titles, weights):
        totals[title] = totals.get(title, 0) + weight
    in_order = sorted(totals)
    known = {}
    for prefix in prefixes:
        if prefix not in known:
            matching = in_order[bisect_left(in_order, prefix) : bisect_left(in_order, prefix + "~")]
            known[prefix] = sorted(matching, key=totals.get, reverse=True)[:top]
    return [known[prefix] for prefix in prefixes]
