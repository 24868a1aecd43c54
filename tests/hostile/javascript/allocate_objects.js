// expect: MLE
const all = [];
for (;;) all.push({ a: 1, b: [1, 2, 3] });
