// expect.anything(), expect.objectContaining() and their kin: expectations
// that stand inside of expected values.
import { deepEqual, JEST } from 'node:internal/deep_equal';
import { isRegExp } from 'node:internal/classes';

class Asymmetric {
  constructor(name, sample, matches) {
    this.sample = sample;
    Object.defineProperty(this, 'matches', { value: matches });
    Object.defineProperty(this, Symbol.toStringTag, { value: name });
  }
}

// Decides a pair if one of it is such an expectation.
export function isAsymmetric(one, other) {
  if (other instanceof Asymmetric) return other.matches(one);
  if (one instanceof Asymmetric) return one.matches(other);
  return undefined;
}

const equal = (one, other) => deepEqual(one, other, JEST, isAsymmetric);

const primitives = new Map([
  [String, 'string'],
  [Number, 'number'],
  [Boolean, 'boolean'],
  [BigInt, 'bigint'],
  [Symbol, 'symbol'],
  [Function, 'function'],
]);

function isA(value, constructor) {
  if (constructor === Object) return typeof value === 'object';
  if (constructor === Array) return Array.isArray(value);
  return typeof value === primitives.get(constructor) || value instanceof constructor;
}

const containsAll = (list, sample) => Array.isArray(list) && sample.every((item) => list.some((candidate) => equal(candidate, item)));
const hasAll = (object, sample) => object != null && Object.keys(sample).every((key) => key in Object(object) && equal(object[key], sample[key]));
const fits = (text, sample) => typeof text === 'string' && (isRegExp(sample) ? sample.test(text) : text.includes(sample));
const isClose = (number, sample, digits = 2) => typeof number === 'number' && Math.abs(number - sample) < 10 ** -digits / 2;

const make = (name, test) => (sample, ...more) => new Asymmetric(name, sample, (value) => test(value, sample, ...more));
const makeNot = (name, test) => make(`Not${name}`, (...values) => !test(...values));

export const asymmetric = {
  anything: () => new Asymmetric('Anything', undefined, (value) => value !== null && value !== undefined),
  any: make('Any', isA),
  arrayContaining: make('ArrayContaining', containsAll),
  objectContaining: make('ObjectContaining', hasAll),
  stringContaining: make('StringContaining', fits),
  stringMatching: make('StringMatching', fits),
  closeTo: make('CloseTo', isClose),
  not: {
    arrayContaining: makeNot('ArrayContaining', containsAll),
    objectContaining: makeNot('ObjectContaining', hasAll),
    stringContaining: makeNot('StringContaining', fits),
    stringMatching: makeNot('StringMatching', fits),
  },
};
