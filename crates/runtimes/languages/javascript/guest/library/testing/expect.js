// expect(): jest's assertions.
import { deepEqual, JEST, STRICT } from 'node:internal/deep_equal';
import { difference } from 'node:internal/difference';
import { inspect } from 'node:internal/inspect';
import { isError } from 'node:internal/classes';
import { AssertionError } from 'node:modules/assert';
import { matchers } from 'node:testing/matchers';
import { asymmetric, isAsymmetric } from 'node:testing/asymmetric';

const custom = {};

function failure(message, actual, expected) {
  return new AssertionError({ message, actual, expected, operator: 'expect' });
}

function check(name, matcher, received, wanted, negated, values) {
  const outcome = matcher.call({ isNot: negated, equals: (one, other) => equals(one, other), utils: { printReceived: inspect, printExpected: inspect } }, received, ...values);
  const report = ({ pass, message, expected }) => {
    if (pass !== negated) return;
    const text = typeof message === 'function' ? message() : describe(name, negated, received, values, expected);
    throw failure(text, received, values[0]);
  };
  return typeof outcome?.then === 'function' ? outcome.then(report) : report(outcome);
}

export const equals = (one, other) => deepEqual(one, other, JEST, isAsymmetric);
export const strictlyEquals = (one, other) => deepEqual(one, other, STRICT, isAsymmetric);

const shown = (value) => inspect(value, { depth: 20 });

function describe(name, negated, received, values, expected) {
  const call = `expect(received)${negated ? '.not' : ''}.${name}(${values.length > 0 ? 'expected' : ''})`;
  if (values.length === 0) return `${call}\n\nReceived: ${shown(received)}`;
  if (negated) return `${call}\n\nExpected: not ${shown(values[0])}\nReceived: ${shown(received)}`;
  const one = shown(received);
  const other = shown(expected ?? values[0]);
  if (one.includes('\n') || other.includes('\n')) return `${call}\n\n${difference(one, other)}`;
  return `${call}\n\nExpected: ${other}\nReceived: ${one}`;
}

function matchersOf(received, negated, wrap) {
  const bound = {};
  for (const [name, matcher] of [...Object.entries(matchers), ...Object.entries(custom)]) {
    bound[name] = (...values) => wrap((settled) => check(name, matcher, settled, undefined, negated, values), received);
  }
  return bound;
}

const now = (run, received) => run(received);

const resolved = (run, received) =>
  Promise.resolve(typeof received === 'function' ? received() : received).then(run, (error) => {
    throw failure(`expect(received).resolves\n\nReceived promise rejected instead of resolved\nRejected to value: ${shown(error)}`, error);
  });

const rejected = (run, received) =>
  Promise.resolve(typeof received === 'function' ? received() : received).then(
    (value) => {
      throw failure(`expect(received).rejects\n\nReceived promise resolved instead of rejected\nResolved to value: ${shown(value)}`, value);
    },
    // toThrow wants something that throws.
    (error) => run(isError(error) ? Object.assign(() => { throw error; }, { thrown: error }) : error),
  );

// What `rejects` hands to matchers other than toThrow is the error itself.
const rejectedValue = (run, received) => rejected((value) => run(value?.thrown ?? value), received);

function settledMatchers(received, wrap) {
  const chain = matchersOf(received, false, wrap);
  chain.not = matchersOf(received, true, wrap);
  return chain;
}

export function expect(received) {
  const chain = matchersOf(received, false, now);
  chain.not = matchersOf(received, true, now);
  chain.resolves = settledMatchers(received, resolved);
  chain.rejects = settledMatchers(received, rejectedValue);
  for (const [target, negated] of [[chain.rejects, false], [chain.rejects.not, true]]) {
    for (const name of ['toThrow', 'toThrowError']) {
      target[name] = (...values) => rejected((value) => check(name, matchers[name], value, undefined, negated, values), received);
    }
  }
  return chain;
}

expect.extend = (more) => Object.assign(custom, more);
expect.assertions = () => {};
expect.hasAssertions = () => {};
Object.assign(expect, asymmetric);

