class Foo { constructor() { this.x = 1; this.#p = 2; } #p; get y() { return 1; } }
class Bar extends Foo { z = 'z'; }
class Missing extends Error {}
class ValidationError extends Error { constructor(m) { super(m); this.name = 'ValidationError'; this.field = 'f'; } }
const circ = { name: 'c' }; circ.self = circ; circ.list = [circ, { circ }];
const deep = { a: { b: { c: { d: 1 } } } };
const sparse = [1, , 3]; sparse[10] = 1;
const arrp = [1, 2]; arrp.extra = 'x';
const nullp = Object.create(null); nullp.a = 1;
const sym = { [Symbol('s')]: 1, [Symbol.iterator]: 2 };
const fn = function named() {}; const fnp = () => {}; fnp.prop = 1;
const long = Array.from({ length: 150 }, (_, i) => i);
const words = 'the quick brown fox jumps over the lazy dog and runs away from a very angry bear in the forest'.split(' ');
const obj20 = Object.fromEntries(Array.from({ length: 26 }, (_, i) => [String.fromCharCode(97 + i), i]));
const cases = [
  'plain', ['a string', "it's", 'say "hi"', `both ' and "`, 'line\nbreak', 'tab\t', '\x00\x1b\x7f', '\ud83d', '😀'],
  1, -0, 1.5, NaN, Infinity, 10n, true, null, undefined, Symbol('x'), Symbol(), [Symbol.iterator],
  [], {}, [[]], [{}], [[[[1]]]], deep, [1, 2, 3], ['a', 'b'], sparse, [,], [, ,], [undefined, , null], arrp, nullp, Object.create(null), sym,
  new Foo(), new Bar(), [new Foo()], Foo, Bar, class {}, fn, fnp, () => {}, async () => {}, function* g() {}, async function* ag() {}, Math.max, [fn],
  { f() {}, g: () => {}, get a() { return 1; }, set a(v) {}, get b() { return 2; }, set c(v) {} },
  new Map(), new Map([['a', 1], [{ k: 1 }, [1, 2]]]), new Set(), new Set([1, 'a', { x: 1 }]), [new Map([[1, new Map([[2, new Map([[3, 4]])]])]])],
  new WeakMap(), new WeakSet(), new Date(0), [new Date(86400000)], new Date(NaN), /re/g, [/x/i], Object.assign(/y/, { p: 1 }),
  Promise.resolve(42), Promise.resolve({ a: [1] }), new Promise(() => {}),
  new Uint8Array([1, 2, 3]), new Float64Array(2), new Uint8Array(), new BigInt64Array(2), new ArrayBuffer(4), new DataView(new ArrayBuffer(2)), new Uint8Array(120),
  Buffer.from('hello'), Buffer.alloc(0), Buffer.alloc(60, 1), { b: Buffer.from('x') },
  Object(1), Object('str'), Object(true), Object(Symbol('b')), Object(1n), [Object('s')],
  circ, [circ], long, words, obj20, Array(5).fill('abcdefghijklmnop'), Array(30).fill('abc'), Array(101).fill(0), [1.5, 22.25, 333, 4, 5, 6, 7, -8], [1n, 2n, 3n, 4n, 5n, 6n, 7n, 100n],
  'x'.repeat(200), ['y'.repeat(100)], { text: 'first line\nsecond line that is rather long\nthird line which is long too, so it breaks' },
  { a: 'a'.repeat(30), b: 'b'.repeat(30), c: 'c' }, { a: 'a'.repeat(25), b: 'b'.repeat(25), c: 'c' }, { a: 'a'.repeat(20), b: 'b'.repeat(20), c: 'cccc' },
  { 'quoted-key': 1, valid_key: 2, 3: 'three', "it's": 4, '': 5, $dollar: 6, ünïcode: 7 },
  { a: { b: { c: {} } } }, { a: { b: { c: [] } } }, { a: { b: { c: [1] } } }, { a: { b: { c: new Map([[1, 2]]) } } }, { a: { b: { c: new Foo() } } }, { a: { b: { c: new Date(0) } } }, { a: { b: { c: fn } } }, { a: { b: { c: null } } },
  (function () { return arguments; })(1, 'two'), globalThis.undefinedThing, [undefined, null], [[1, 2, [3, 4, [5, [6]]]], { a: 1 }],
  new (class extends Array {})(3), new (class Stack extends Array {})(), new (class MyMap extends Map {})([[1, 2]]), new (class extends Foo {})(),
  { toString() { return 'custom'; } }, { [Symbol.toStringTag]: 'Tagged', a: 1 }, new (class Tag { get [Symbol.toStringTag]() { return 'T'; } })(),
  new Proxy({ a: 1 }, {}), new Proxy([1, 2], {}), new Proxy(function f() {}, {}), [new Proxy({}, { get() { throw 1; } })],
  JSON, Math, Reflect, globalThis === global, new URLSearchParams('a=1&b=2'), new URL('https://user:pw@example.com:8080/a/b?x=1#h'),
  [1, 2, 3].entries(), 'abc'[Symbol.iterator](), (function* () { yield 1; })(),
  [['id', 'name'], [1, 'one'], [2, 'two']], Array.from({ length: 12 }, (_, i) => ({ id: i })), Array.from({ length: 8 }, (_, i) => 'item' + i), [['a', 1], ['b', 2], ['c', 3], ['d', 4], ['e', 5], ['f', 6], ['g', 7]],
  [0.1, 0.25, 1e21, 1e-7, 123456789.123], { a: 1, b: 'two', c: [3], d: { e: null }, f: undefined, g: () => {} },
  new Error('x').message, [new Error('in array').message], Object.freeze({ a: 1 }), Object.assign(() => {}, { a: 1, b: 2 }),
  { x: [{ y: [{ z: [{ w: 1 }] }] }] }, [[[[]]]], [[[{}]]], { __proto__: { inherited: 1 }, own: 2 }, { ['__proto__']: 1 }, Array.from({ length: 7 }, () => undefined), Array(7), [true, false, true, false, true, false, true, false],
  'tail',
];
for (const value of cases) console.log(value);
console.log('%s is %d years and %i, %f, %j %o %O %%', 'Bob', 42.5, 42.9, '1.5', { a: 1 }, [1], { b: { c: {} } }, 'extra', { e: 1 });
console.log('%s', { a: { b: 1 } }, '%s', [1, [2]], null, undefined, 5n, Symbol('q'), class A {}, function f() {});
console.log('%s %s', 'only one'); console.log('100%', 5); console.log('%c styled', 'css'); console.log('a', 'b', 1, { c: 1 }); console.log(); console.log(''); console.log('%d', '0x10', '%i');
console.log('%s', new Foo(), new Date(0)); console.log('%s', new Date(0)); console.log('%s', { toString() { return 'ts'; } }); console.log('%d', {}); console.log('%x', 1);
console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]); console.table([[1, 2], [3, 4]]); console.table([1, 'two', { three: 3 }]); console.table(new Map([['k', 1]])); console.table(new Set([1])); console.table({ r1: { c: 1 }, r2: { c: 2 } }); console.table([{ a: 1, b: 2 }], ['b']); console.table(5); console.table([]);
console.group('G'); console.log('in\ngroup'); console.group(); console.log({ a: 1 }); console.groupEnd(); console.groupEnd(); console.log('out');
console.count(); console.count('x'); console.count(); console.countReset(); console.count(); console.assert(true, 'no'); console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
const util = require('util');
console.log(util.inspect({ a: { b: { c: { d: 1 } } } }, { depth: null }), util.inspect('x'), util.inspect({ a: 1, b: 2 }, { compact: false }), util.inspect(new Map([[{ a: 1 }, 1]]), { depth: 0 }), util.inspect([1, 2, 3, 4], { maxArrayLength: 2 }), util.inspect({ b: 1, a: 2 }, { sorted: true }), util.inspect({ a: 1 }, { breakLength: 3 }), util.inspect([1], { showHidden: true }));
console.log({ [util.inspect.custom](d, o) { return 'CUSTOM ' + d; } }, [{ [util.inspect.custom]() { return { x: 1 }; } }]);
