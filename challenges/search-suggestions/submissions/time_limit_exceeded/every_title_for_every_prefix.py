"""Ranks the titles once, and still walks through all of them for each prefix."""


def suggest(titles, weights, prefixes, top):
    totals = {}
    for title, weight in zip(titles, weights):
        totals[title] = totals.get(title, 0) + weight
    ranked = sorted(totals, key=lambda title: (-totals[title], title))
    return [suggest_one(ranked, prefix, top) for prefix in prefixes]


def suggest_one(ranked, prefix, top):
    found = []
    for title in ranked:
        if title.startswith(prefix):
            found.append(title)
            if len(found) == top:
                break
    return found
