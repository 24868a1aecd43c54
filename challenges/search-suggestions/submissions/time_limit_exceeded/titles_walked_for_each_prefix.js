// Works out which titles to suggest for what people type.

export function suggest(titles, weights, prefixes, top) {
  const order = ranked(titles, weights);
  return prefixes.map((prefix) => order.filter((title) => title.startsWith(prefix)).slice(0, top));
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
