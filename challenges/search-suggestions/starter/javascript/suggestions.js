// Works out which titles to suggest for what people type.

export function suggest(titles, weights, prefixes, top) {
  return prefixes.map((prefix) => suggestOne(titles, weights, prefix, top));
}

function suggestOne(titles, weights, prefix, top) {
  const matching = [];
  for (const title of titles) {
    if (title.startsWith(prefix) && !matching.includes(title)) matching.push(title);
  }
  matching.sort((one, other) => {
    const difference = totalWeight(titles, weights, other) - totalWeight(titles, weights, one);
    return difference || (one < other ? -1 : 1);
  });
  return matching.slice(0, top);
}

function totalWeight(titles, weights, wanted) {
  let total = 0;
  for (const [i, title] of titles.entries()) {
    if (title === wanted) total += weights[i];
  }
  return total;
}
