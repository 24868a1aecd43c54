// node:util
import host from 'internal:host';
import * as classes from 'node:internal/classes';
import { isDeepStrictEqual } from 'node:internal/deep_equal';
import { TextDecoder, TextEncoder } from 'node:internal/encoding';
import { checkFunction, invalidArgument } from 'node:internal/errors';
import { format, formatWithOptions } from 'node:internal/format';
import { inspect } from 'node:internal/inspect';
import { parseArgs } from 'node:modules/util_parse_args';

const promisified = Symbol.for('nodejs.util.promisify.custom');

function promisify(original) {
  checkFunction(original, 'original');
  if (typeof original[promisified] === 'function') return original[promisified];
  function promised(...values) {
    return new Promise((resolve, reject) => {
      Reflect.apply(original, this, [...values, (error, value) => (error ? reject(error) : resolve(value))]);
    });
  }
  Object.defineProperty(promised, 'name', { value: original.name });
  return promised;
}
promisify.custom = promisified;

function callbackify(original) {
  checkFunction(original, 'original');
  return function callbackified(...values) {
    const callback = values.pop();
    checkFunction(callback, 'last argument');
    Reflect.apply(original, this, values).then(
      (value) => process.nextTick(callback, null, value),
      (error) => process.nextTick(callback, error ?? new Error('Promise was rejected with a falsy value')),
    );
  };
}

function inherits(constructor, parent) {
  checkFunction(constructor, 'ctor');
  if (parent?.prototype === undefined) throw invalidArgument('superCtor.prototype', 'of type object', parent?.prototype);
  Object.defineProperty(constructor, 'super_', { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
}

const warned = new Set();

function deprecate(original, message) {
  return function deprecated(...values) {
    if (!warned.has(message)) {
      warned.add(message);
      process.emitWarning(Object.assign(new Error(message), { name: 'DeprecationWarning' }));
    }
    return new.target ? Reflect.construct(original, values, new.target) : Reflect.apply(original, this, values);
  };
}

const tagOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

export const types = {
  isAnyArrayBuffer: classes.isAnyArrayBuffer,
  isArgumentsObject: (value) => classes.classOf(value) === 'Arguments',
  isArrayBuffer: (value) => classes.classOf(value) === 'ArrayBuffer',
  isArrayBufferView: ArrayBuffer.isView,
  isAsyncFunction: (value) => typeof value === 'function' && /^Async/.test(tagOf(value)),
  isBigInt64Array: (value) => classes.classOf(value) === 'BigInt64Array',
  isBigIntObject: (value) => classes.classOf(value) === 'BigInt',
  isBooleanObject: (value) => classes.classOf(value) === 'Boolean',
  isBoxedPrimitive: classes.isBoxedPrimitive,
  isDataView: (value) => classes.classOf(value) === 'DataView',
  isDate: classes.isDate,
  isGeneratorFunction: (value) => typeof value === 'function' && /GeneratorFunction$/.test(tagOf(value)),
  isGeneratorObject: (value) => classes.classOf(value) === 'Generator',
  isMap: classes.isMap,
  isMapIterator: (value) => classes.classOf(value) === 'MapIterator',
  isNativeError: classes.isNativeError,
  isNumberObject: (value) => classes.classOf(value) === 'Number',
  isPromise: classes.isPromise,
  isProxy: host.isProxy,
  isRegExp: classes.isRegExp,
  isSet: classes.isSet,
  isSetIterator: (value) => classes.classOf(value) === 'SetIterator',
  isStringObject: (value) => classes.classOf(value) === 'String',
  isSymbolObject: (value) => classes.classOf(value) === 'Symbol',
  isTypedArray: classes.isTypedArray,
  isUint8Array: classes.isUint8Array,
  isWeakMap: (value) => classes.classOf(value) === 'WeakMap',
  isWeakSet: (value) => classes.classOf(value) === 'WeakSet',
};

const isPrimitive = (value) => value === null || (typeof value !== 'object' && typeof value !== 'function');

export default {
  callbackify,
  debuglog: () => () => {},
  deprecate,
  format,
  formatWithOptions,
  inherits,
  inspect,
  isArray: Array.isArray,
  isDeepStrictEqual,
  isPrimitive,
  parseArgs,
  promisify,
  stripVTControlCharacters: (text) => String(text).replace(/\x1b\[[0-9;]*[A-Za-z]/g, ''),
  styleText: (style, text) => String(text),
  toUSVString: (text) => String(text).toWellFormed(),
  types,
  TextDecoder,
  TextEncoder,
};
