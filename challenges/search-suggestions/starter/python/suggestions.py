"""Works out which titles to suggest for what people type."""


def suggest(titles, weights, prefixes, top):
    return [suggest_one(titles, weights, prefix, top) for prefix in prefixes]


def suggest_one(titles, weights, prefix, top):
    matching = []
    for title in titles:
        if title.startswith(prefix) and title not in matching:
            matching.append(title)
    matching.sort(key=lambda title: (-total_weight(titles, weights, title), title))
    return matching[:top]


def total_weight(titles, weights, wanted):
    return sum(weight for title, weight in zip(titles, weights) if title == wanted)
