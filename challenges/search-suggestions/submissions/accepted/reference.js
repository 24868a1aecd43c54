// Works out which titles to suggest for what people type.

export function suggest(titles, weights, prefixes, top) {
  const suggestions = new Map(prefixes.map((prefix) => [prefix, []]));
  for (const title of ranked(titles, weights)) {
    for (let length = 0; length <= title.length; length += 1) {
      const suggested = suggestions.get(title.slice(0, length));
      if (suggested?.length < top) suggested.push(title);
    }
  }
  return prefixes.map((prefix) => suggestions.get(prefix));
}

// Each title once, in the order in which titles are suggested.
function ranked(titles, weights) {
  const totals = new Map(titles.map((title) => [title, 0])); // greenroom: equivalent, because only differences of sums count
  for (const [i, title] of titles.entries()) {
    totals.set(title, totals.get(title) + weights[i]);
  }
  const byName = [...totals.keys()].sort();
  return byName.sort((one, other) => totals.get(other) - totals.get(one));
}
