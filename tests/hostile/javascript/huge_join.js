// expect: MLE
// says: out of memory
new Array(2 ** 28).fill("xxxxxxxx").join("");
