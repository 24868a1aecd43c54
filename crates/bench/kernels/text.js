const words = Array.from({ length: 1_500_000 }, (_, index) => `word${(index * 7919) % 5003}`);
const counts = new Map();
for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
const text = JSON.stringify(ranked);
console.log(text.length, JSON.parse(text).reduce((sum, [, count]) => sum + count, 0));
