// expect: exit 1
// says: RangeError
new Uint8Array(2 ** 40);
