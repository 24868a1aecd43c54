// node:assert and node:assert/strict
import { checkFunction, codedError, invalidArgument } from 'node:internal/errors';
import { isError, isPromise, isRegExp } from 'node:internal/classes';
import { deepEqual as isDeepEqual, LOOSE, STRICT } from 'node:internal/deep_equal';
import { inspect } from 'node:internal/inspect';
import { difference } from 'node:internal/difference';

export class AssertionError extends Error {
  constructor({ message, actual, expected, operator }) {
    super(message);
    this.generatedMessage = false;
    this.code = 'ERR_ASSERTION';
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    Object.defineProperty(this, 'name', { value: 'AssertionError', writable: true, configurable: true });
  }
}

function fail({ message, generated, ...details }) {
  if (isError(message)) throw message;
  const error = new AssertionError({ ...details, message: message ?? generated });
  error.generatedMessage = message === undefined;
  throw error;
}

const shown = (value) =>
  inspect(value, { compact: false, depth: 1000, maxArrayLength: Infinity, maxStringLength: Infinity, sorted: true });

function ok(value, message) {
  if (value) return;
  const generated = 'The expression evaluated to a falsy value:\n\n  assert(value)\n';
  fail({ message, generated, actual: value, expected: true, operator: '==' });
}

function assert(value, message) {
  ok(value, message);
}

// A comparison of two values that fails with their difference.
function comparison(name, operator, holds, headline) {
  const compare = {
    [name](actual, expected, message) {
      if (arguments.length < 2) throw codedError(TypeError, 'ERR_MISSING_ARGS', 'The "actual" and "expected" arguments must be specified');
      if (holds(actual, expected)) return;
      const generated = headline(actual, expected);
      fail({ message, generated, actual, expected, operator });
    },
  }[name];
  assert[name] = compare;
}

const looselyEqual = (one, other) => one == other || (Number.isNaN(one) && Number.isNaN(other));
const pair = (operator) => (actual, expected) => `${shown(actual)} ${operator} ${shown(expected)}`;

// The longest two values that are told beside each other.
const SHORTEST_DIFFERENCE = 12;

const differ = (headline) => (actual, expected) => {
  const [one, other] = [shown(actual), shown(expected)];
  const isShort = !`${one}${other}`.includes('\n') && one.length + other.length <= SHORTEST_DIFFERENCE;
  return isShort && one !== other
    ? `${headline}\n\n${one} !== ${other}\n`
    : `${headline}\n${difference(one, other)}`;
};

const same = (headline) => (actual) => {
  const text = shown(actual);
  return text.includes('\n') ? `${headline}\n\n${text}\n` : `${headline} ${text}`;
};

comparison('equal', '==', looselyEqual, pair('=='));
comparison('notEqual', '!=', (one, other) => !looselyEqual(one, other), pair('!='));
comparison('strictEqual', 'strictEqual', Object.is, differ('Expected values to be strictly equal:'));
comparison('notStrictEqual', 'notStrictEqual', (one, other) => !Object.is(one, other), same('Expected "actual" to be strictly unequal to:'));
comparison('deepEqual', 'deepEqual', (one, other) => isDeepEqual(one, other, LOOSE), differ('Expected values to be loosely deep-equal:'));
comparison('notDeepEqual', 'notDeepEqual', (one, other) => !isDeepEqual(one, other, LOOSE), same('Expected "actual" not to be loosely deep-equal to:'));
comparison('deepStrictEqual', 'deepStrictEqual', (one, other) => isDeepEqual(one, other, STRICT), differ('Expected values to be strictly deep-equal:'));
comparison('notDeepStrictEqual', 'notDeepStrictEqual', (one, other) => !isDeepEqual(one, other, STRICT), same('Expected "actual" not to be strictly deep-equal to:'));

// Whether what was thrown is what was expected; throws if it is not.
function checkThrown(thrown, expected, message, operator) {
  if (expected === undefined) return;
  const details = { actual: thrown, expected, operator };
  if (isRegExp(expected)) {
    if (expected.test(String(thrown))) return;
    const generated = `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(String(thrown))}\n`;
    fail({ ...details, message, generated });
  }
  if (typeof expected === 'object') {
    checkProperties(thrown, expected, message, details);
    return;
  }
  if (expected.prototype !== undefined && thrown instanceof expected) return;
  if (Error.isPrototypeOf(expected) || expected === Error) {
    const received = isError(thrown) ? `"${thrown.constructor?.name}"\n\nError message:\n\n${thrown.message}` : inspect(thrown);
    const generated = `The error is expected to be an instance of "${expected.name}". Received ${received}`;
    fail({ ...details, message, generated });
  }
  const result = Reflect.apply(expected, {}, [thrown]);
  if (result === true) return;
  const name = expected.name ? `"${expected.name}" ` : '';
  fail({ ...details, message, generated: `The ${name}validation function is expected to return "true". Received ${inspect(result)}` });
}

function checkProperties(thrown, expected, message, details) {
  const keys = Object.keys(expected);
  if (isError(expected)) keys.push('name', 'message');
  for (const key of keys) {
    const wanted = expected[key];
    const found = thrown?.[key];
    if (isRegExp(wanted) && typeof found === 'string' ? wanted.test(found) : isDeepEqual(found, wanted, STRICT)) continue;
    const picked = Object.fromEntries(keys.map((name) => [name, thrown?.[name]]));
    const wish = Object.fromEntries(keys.map((name) => [name, expected[name]]));
    fail({ ...details, message, generated: differ('Expected values to be strictly deep-equal:')(picked, wish) });
  }
}

// Says in its own words what is wrong: not counted as generated.
function report(details) {
  fail({ ...details, generated: undefined, message: details.generated });
}

function missing(kind, expected, message, operator) {
  const name = expected?.name ? ` (${expected.name}).` : '.';
  const ending = typeof message === 'string' ? `${name.slice(0, -1)}: ${message}` : name;
  report({ generated: `Missing expected ${kind}${expected?.name ? name : ending}`, expected, operator });
}

function sortArguments(expected, message) {
  return typeof expected === 'string' ? [undefined, expected] : [expected, message];
}

assert.throws = function throws(callback, expected, message) {
  checkFunction(callback, 'fn');
  [expected, message] = sortArguments(expected, message);
  try {
    callback();
  } catch (thrown) {
    checkThrown(thrown, expected, message, 'throws');
    return;
  }
  missing('exception', expected, message, 'throws');
};

assert.doesNotThrow = function doesNotThrow(callback, expected, message) {
  checkFunction(callback, 'fn');
  [expected, message] = sortArguments(expected, message);
  try {
    callback();
  } catch (thrown) {
    const ending = message ? `: ${message}` : '.';
    report({ generated: `Got unwanted exception${ending}\nActual message: "${thrown?.message}"`, actual: thrown, expected, operator: 'doesNotThrow' });
  }
};

async function promiseOf(subject) {
  const promise = typeof subject === 'function' ? subject() : subject;
  if (isPromise(promise) || typeof promise?.then === 'function') return promise;
  throw invalidArgument('promiseFn', 'of type function or an instance of Promise', promise);
}

assert.rejects = async function rejects(subject, expected, message) {
  [expected, message] = sortArguments(expected, message);
  const running = typeof subject === 'function' ? subject() : subject;
  if (typeof running?.then !== 'function') await promiseOf(running);
  try {
    await running;
  } catch (thrown) {
    checkThrown(thrown, expected, message, 'rejects');
    return;
  }
  missing('rejection', expected, message, 'rejects');
};

assert.doesNotReject = async function doesNotReject(subject, expected, message) {
  try {
    await (typeof subject === 'function' ? subject() : subject);
  } catch (thrown) {
    report({ generated: `Got unwanted rejection.\nActual message: "${thrown?.message}"`, actual: thrown, expected, operator: 'doesNotReject' });
  }
};

function matching(name, wanted, headline) {
  assert[name] = function match(text, expression, message) {
    if (!isRegExp(expression)) throw invalidArgument('regexp', 'an instance of RegExp', expression);
    if (typeof text === 'string' && expression.test(text) === wanted) return;
    const generated = typeof text === 'string' ? `${headline} ${inspect(expression)}. Input:\n\n${inspect(text)}\n` : `The "string" argument must be of type string. Received ${inspect(text)}`;
    fail({ message, generated, actual: text, expected: expression, operator: name });
  };
}
matching('match', true, 'The input did not match the regular expression');
matching('doesNotMatch', false, 'The input was expected to not match the regular expression');

assert.fail = function (message = 'Failed') {
  fail({ message, operator: 'fail' });
};

assert.ifError = function ifError(value) {
  if (value === null || value === undefined) return;
  report({ generated: `ifError got unwanted exception: ${isError(value) ? value.message : inspect(value)}`, actual: value, expected: null, operator: 'ifError' });
};

assert.ok = ok;
assert.AssertionError = AssertionError;

export const strict = Object.assign(function strict(value, message) {
  ok(value, message);
}, assert, {
  equal: assert.strictEqual,
  notEqual: assert.notStrictEqual,
  deepEqual: assert.deepStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual,
});
strict.strict = strict;
assert.strict = strict;

export default assert;
