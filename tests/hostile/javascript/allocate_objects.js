// expect: MLE
const all = [];
for (;;) all.push(new Array(10_000).fill({ a: 1, b: [1, 2, 3] }));
