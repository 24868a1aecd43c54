// expect: exit 0
// says: RangeError RangeError RangeError RangeError
const names = [];
const attempt = (action) => { try { action(); } catch (error) { names.push(error.name); } };
const sort = () => [2, 1].sort(sort);
attempt(sort);
const replace = () => "a".replace(/a/, replace);
attempt(replace);
const object = { get again() { return this.again; } };
attempt(() => object.again);
const proxy = new Proxy({}, { get(target, key, self) { return self[key]; } });
attempt(() => proxy.x);
console.log(names.join(" "));
