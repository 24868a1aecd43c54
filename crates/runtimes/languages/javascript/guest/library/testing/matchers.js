// The matchers of expect(): each tells whether it holds, and may say how it
// went in its own words.
import { isError, isRegExp } from 'node:internal/classes';
import { deepEqual, JEST, STRICT } from 'node:internal/deep_equal';
import { inspect } from 'node:internal/inspect';
import { isAsymmetric } from 'node:testing/asymmetric';

const equals = (one, other) => deepEqual(one, other, JEST, isAsymmetric);
const strictly = (one, other) => deepEqual(one, other, STRICT, isAsymmetric);
const holds = (test) => (received, ...values) => ({ pass: Boolean(test(received, ...values)) });

function contains(list, item) {
  if (typeof list === 'string') return list.includes(item);
  return Array.from(list).some((candidate) => Object.is(candidate, item) || candidate === item);
}

function pathOf(path) {
  return Array.isArray(path) ? path : String(path).replace(/\[(\w+)\]/g, '.$1').split('.').filter((part) => part !== '');
}

function lookUp(object, path) {
  let value = object;
  for (const key of pathOf(path)) {
    if (value === null || value === undefined || !(key in Object(value))) return { found: false };
    value = value[key];
  }
  return { found: true, value };
}

// Every property of the sample, at every depth; arrays whole.
function matchesObject(received, sample) {
  const decided = isAsymmetric(received, sample);
  if (decided !== undefined) return decided;
  if (Array.isArray(sample)) {
    return Array.isArray(received) && received.length === sample.length && sample.every((item, index) => matchesObject(received[index], item));
  }
  const isPlain = (value) => value !== null && typeof value === 'object' && Object.prototype.toString.call(value) === '[object Object]';
  if (!isPlain(sample)) return equals(received, sample);
  return received !== null && typeof received === 'object' && Object.keys(sample).every((key) => key in received && matchesObject(received[key], sample[key]));
}

function thrownBy(received) {
  if (typeof received !== 'function') return isError(received) ? { thrown: true, value: received } : { thrown: false };
  try {
    received();
    return { thrown: false };
  } catch (value) {
    return { thrown: true, value };
  }
}

function fitsThrown(value, expected) {
  if (expected === undefined) return true;
  const message = value?.message ?? String(value);
  if (typeof expected === 'string') return message.includes(expected);
  if (isRegExp(expected)) return expected.test(message);
  if (typeof expected === 'function') return value instanceof expected;
  const decided = isAsymmetric(value, expected);
  return decided ?? message === expected.message;
}

function toThrow(received, expected) {
  const { thrown, value } = thrownBy(received);
  const wish = expected === undefined ? 'an error' : inspect(expected, { depth: 0 });
  return {
    pass: thrown && fitsThrown(value, expected),
    message: () => `expect(received)${this.isNot ? '.not' : ''}.toThrow(${expected === undefined ? '' : 'expected'})\n\nExpected: ${this.isNot ? 'not ' : ''}${wish}\n${thrown ? `Thrown: ${isError(value) ? `${value.name}: ${value.message}` : inspect(value)}` : 'Received function did not throw'}`,
  };
}

const callsOf = (mock) => {
  if (!mock?._isMockFunction) throw new TypeError('received value must be a mock or spy function');
  return mock.mock.calls.map((call) => [...call]);
};

const compare = (test) => holds((received, expected) => ['number', 'bigint'].includes(typeof received) && test(received, expected));

const toHaveBeenCalled = holds((mock) => callsOf(mock).length > 0);
const toHaveBeenCalledTimes = holds((mock, count) => callsOf(mock).length === count);
const toHaveBeenCalledWith = holds((mock, ...values) => callsOf(mock).some((call) => equals(call, values)));
const toHaveBeenLastCalledWith = holds((mock, ...values) => equals(callsOf(mock).at(-1), values));

export const matchers = {
  toBe: holds(Object.is),
  toEqual: holds(equals),
  toStrictEqual: holds(strictly),
  toBeNull: holds((value) => value === null),
  toBeUndefined: holds((value) => value === undefined),
  toBeDefined: holds((value) => value !== undefined),
  toBeNaN: holds(Number.isNaN),
  toBeTruthy: holds(Boolean),
  toBeFalsy: holds((value) => !value),
  toBeGreaterThan: compare((one, other) => one > other),
  toBeGreaterThanOrEqual: compare((one, other) => one >= other),
  toBeLessThan: compare((one, other) => one < other),
  toBeLessThanOrEqual: compare((one, other) => one <= other),
  toBeCloseTo: holds((one, other, digits = 2) => one === other || Math.abs(one - other) < 10 ** -digits / 2),
  toBeInstanceOf: holds((value, constructor) => value instanceof constructor),
  toBeTypeOf: holds((value, type) => typeof value === type),
  toContain: holds(contains),
  toContainEqual: holds((list, item) => Array.from(list).some((candidate) => equals(candidate, item))),
  toHaveLength: holds((value, length) => value?.length === length),
  toMatch: holds((text, expected) => typeof text === 'string' && (isRegExp(expected) ? expected.test(text) : text.includes(expected))),
  toMatchObject: holds(matchesObject),
  toHaveProperty(received, path, ...expected) {
    const { found, value } = lookUp(received, path);
    return {
      pass: found && (expected.length === 0 || equals(value, expected[0])),
      message: () => `expect(received)${this.isNot ? '.not' : ''}.toHaveProperty(path)\n\nExpected path: ${inspect(path)}${expected.length > 0 ? `\nExpected value: ${inspect(expected[0])}` : ''}\nReceived: ${found ? inspect(value) : inspect(received)}`,
    };
  },
  toThrow,
  toThrowError: toThrow,
  toSatisfy: holds((value, test) => test(value)),
  toHaveBeenCalled,
  toBeCalled: toHaveBeenCalled,
  toHaveBeenCalledTimes,
  toBeCalledTimes: toHaveBeenCalledTimes,
  toHaveBeenCalledWith,
  toBeCalledWith: toHaveBeenCalledWith,
  toHaveBeenLastCalledWith,
  toHaveReturnedWith: holds((mock, value) => mock.mock.results.some((result) => result.type === 'return' && equals(result.value, value))),
};
