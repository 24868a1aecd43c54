// Collects what a test file declares: suites, tests and hooks. Nothing runs
// while the file loads; one test is run later, by its full name.

const SEPARATOR = ' > ';

class Suite {
  constructor(name, parent) {
    this.name = name;
    this.parent = parent;
    this.tests = [];
    this.hooks = { before: [], beforeEach: [], afterEach: [], after: [] };
  }

  // From the outermost suite to this one.
  get path() {
    return this.parent ? [...this.parent.path, this] : [this];
  }
}

let root = new Suite('', null);
let current = root;
let only = false;

export function allTests() {
  return only ? tests.filter((test) => test.only) : tests;
}

// In the order of the file, across suites.
let tests = [];
const names = new Map();

function fullName(name) {
  const parts = [...current.path.slice(1).map((suite) => suite.name), String(name)];
  const joined = parts.join(SEPARATOR);
  const count = (names.get(joined) ?? 0) + 1;
  names.set(joined, count);
  return count === 1 ? joined : `${joined} (${count})`;
}

const callbackOf = (values) => values.find((value) => typeof value === 'function');
const optionsOf = (values) => values.find((value) => value !== null && typeof value === 'object') ?? {};

function addTest(name, values, flags) {
  const options = { ...optionsOf(values), ...flags };
  const callback = callbackOf(values);
  const title = typeof name === 'function' ? name.name || '<anonymous>' : name;
  const body = typeof name === 'function' ? name : callback;
  if (options.skip || options.todo || body === undefined || current.skip) return;
  const focused = Boolean(options.only || current.only);
  only ||= focused;
  tests.push({ name: fullName(title), body, suite: current, only: focused });
}

function addSuite(name, values, flags) {
  const options = { ...optionsOf(values), ...flags };
  const suite = new Suite(String(name), current);
  suite.skip = Boolean(options.skip || options.todo || current.skip);
  suite.only = Boolean(options.only || current.only);
  const before = current;
  current = suite;
  try {
    callbackOf(values)?.();
  } finally {
    current = before;
  }
}

// printf-like titles of tables: `%s`, `%i`, `%j`, `$name`, `%#`.
function rowTitle(title, row, index, format) {
  let used = 0;
  const values = Array.isArray(row) ? row : [row];
  return String(title)
    .replace(/%#/g, index)
    .replace(/%[sdifjop]/g, (letter) => (used < values.length ? format(letter === '%p' ? '%O' : letter, values[used++]) : letter))
    .replace(/\$([A-Za-z_][\w.]*)/g, (whole, path) => {
      const value = path.split('.').reduce((object, key) => object?.[key], Array.isArray(row) ? row[0] : row);
      return value === undefined ? whole : format('%s', value);
    });
}

function eachOf(add, format) {
  return (rows, ...substitutions) => {
    const table = Array.isArray(rows) && rows.raw === undefined ? rows : fromTemplate(rows, substitutions);
    return (title, callback, ...rest) => {
      table.forEach((row, index) => {
        const values = Array.isArray(row) ? row : [row];
        add(rowTitle(title, row, index, format), [() => callback(...values), ...rest], {});
      });
    };
  };
}

// The tagged template form: a head of names, then rows of values.
function fromTemplate(strings, values) {
  const heads = strings[0].split('|').map((head) => head.trim()).filter(Boolean);
  const rows = [];
  for (let index = 0; index < values.length; index += heads.length) {
    rows.push(Object.fromEntries(heads.map((head, column) => [head, values[index + column]])));
  }
  return rows;
}

export function makeDeclarations(format) {
  const test = (name, ...values) => addTest(name, values, {});
  test.skip = test.todo = () => {};
  test.only = (name, ...values) => addTest(name, values, { only: true });
  test.each = eachOf(addTest, format);
  test.concurrent = test;
  test.failing = (name, callback) => addTest(name, [async (...values) => expectFailure(callback, values)], {});
  const describe = (name, ...values) => addSuite(name, values, {});
  describe.skip = describe.todo = (name, ...values) => addSuite(name, values, { skip: true });
  describe.only = (name, ...values) => addSuite(name, values, { only: true });
  describe.each = eachOf(addSuite, format);
  const hook = (kind) => (first, second) => {
    current.hooks[kind].push(typeof first === 'function' ? first : second);
  };
  const before = hook('before');
  const after = hook('after');
  return { test, it: test, describe, suite: describe, before, after, beforeAll: before, afterAll: after, beforeEach: hook('beforeEach'), afterEach: hook('afterEach') };
}

async function expectFailure(callback, values) {
  try {
    await callback(...values);
  } catch {
    return;
  }
  throw new Error('the test was expected to fail, but it passed');
}
