// What kind of object a value really is, whatever its prototype says: the
// engine numbers the kinds, and one sample of each tells its number.
import host from 'internal:host';

const samples = {
  Map: new Map(),
  Set: new Set(),
  WeakMap: new WeakMap(),
  WeakSet: new WeakSet(),
  WeakRef: new WeakRef({}),
  Date: new Date(0),
  RegExp: /(?:)/,
  Error: new Error(),
  Promise: Promise.resolve(),
  ArrayBuffer: new ArrayBuffer(0),
  SharedArrayBuffer: typeof SharedArrayBuffer === 'function' ? new SharedArrayBuffer(0) : new ArrayBuffer(0),
  DataView: new DataView(new ArrayBuffer(0)),
  Number: Object(0),
  String: Object(''),
  Boolean: Object(false),
  Symbol: Object(Symbol.iterator),
  BigInt: Object(0n),
  Generator: (function* () {})(),
  MapIterator: new Map().keys(),
  SetIterator: new Set().keys(),
  Arguments: (function () { return arguments; })(),
  SloppyArguments: Function('a', 'return arguments')(1),
  Int8Array: new Int8Array(),
  Uint8Array: new Uint8Array(),
  Uint8ClampedArray: new Uint8ClampedArray(),
  Int16Array: new Int16Array(),
  Uint16Array: new Uint16Array(),
  Int32Array: new Int32Array(),
  Uint32Array: new Uint32Array(),
  Float32Array: new Float32Array(),
  Float64Array: new Float64Array(),
  BigInt64Array: new BigInt64Array(),
  BigUint64Array: new BigUint64Array(),
};

const names = [];
for (const name of Object.keys(samples)) names[host.classOf(samples[name])] ??= name;
names[host.classOf(samples.SloppyArguments)] = 'Arguments';

// The kind's name, or undefined for plain objects, functions and primitives.
export function classOf(value) {
  return names[host.classOf(value)];
}

const boxes = new Set(['Number', 'String', 'Boolean', 'Symbol', 'BigInt']);

export const isMap = (value) => classOf(value) === 'Map';
export const isSet = (value) => classOf(value) === 'Set';
export const isDate = (value) => classOf(value) === 'Date';
export const isRegExp = (value) => classOf(value) === 'RegExp';
export const isPromise = (value) => classOf(value) === 'Promise';
export const isNativeError = (value) => classOf(value) === 'Error';
export const isBoxedPrimitive = (value) => boxes.has(classOf(value));
export const isTypedArray = (value) => ArrayBuffer.isView(value) && classOf(value) !== 'DataView';
export const isUint8Array = (value) => classOf(value) === 'Uint8Array';
export const isAnyArrayBuffer = (value) => /^(Shared)?ArrayBuffer$/.test(classOf(value) ?? '');

// Errors of the engine, and objects that inherit from Error.
export function isError(value) {
  return isNativeError(value) || value instanceof Error;
}
