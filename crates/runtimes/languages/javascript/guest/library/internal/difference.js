// Two texts beside each other, line by line: `+` is what there was, `-` what
// was expected, as in node:assert.

// Above this many pairs of lines no alignment is looked for.
const MOST_PAIRS = 250_000;

export function difference(actual, expected) {
  const one = actual.split('\n');
  const other = expected.split('\n');
  return ['+ actual - expected', '', ...aligned(one, other)].join('\n');
}

function aligned(one, other) {
  if (one.length * other.length > MOST_PAIRS) {
    return [...one.map((line) => `+ ${line}`), ...other.map((line) => `- ${line}`)];
  }
  const common = longestCommon(one, other);
  const lines = [];
  let first = 0;
  let second = 0;
  while (first < one.length || second < other.length) {
    if (first < one.length && second < other.length && one[first] === other[second]) {
      lines.push(`  ${one[first]}`);
      first++;
      second++;
    } else if (second >= other.length || (first < one.length && common[first + 1][second] >= common[first][second + 1])) {
      lines.push(`+ ${one[first++]}`);
    } else {
      lines.push(`- ${other[second++]}`);
    }
  }
  return lines;
}

// How many lines the rests of both texts share, for every pair of starts.
function longestCommon(one, other) {
  const table = Array.from({ length: one.length + 1 }, () => new Uint32Array(other.length + 1));
  for (let first = one.length - 1; first >= 0; first--) {
    for (let second = other.length - 1; second >= 0; second--) {
      table[first][second] =
        one[first] === other[second]
          ? table[first + 1][second + 1] + 1
          : Math.max(table[first + 1][second], table[first][second + 1]);
    }
  }
  return table;
}
