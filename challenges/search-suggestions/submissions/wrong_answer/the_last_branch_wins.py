"""Works out which titles to suggest for what people type."""


def suggest(titles, weights, prefixes, top):
    suggestions = {prefix: [] for prefix in prefixes}
    for title in ranked(titles, weights):
        for length in range(len(title) + 1):
            suggested = suggestions.get(title[:length])
            if suggested is not None and len(suggested) < top:
                suggested.append(title)
    return [suggestions[prefix] for prefix in prefixes]


def ranked(titles, weights):
    """Each title once, in the order in which titles are suggested."""
    totals = {}
    for title, weight in zip(titles, weights):
        totals[title] = weight
    return sorted(totals, key=lambda title: (-totals[title], title))
