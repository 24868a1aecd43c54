// Lists the tests of a file and runs one of them with its hooks.
import { format } from 'node:internal/format';
import { inspect } from 'node:internal/inspect';
import { isError } from 'node:internal/classes';
import { allTests, makeDeclarations } from 'node:testing/collector';
import { expect } from 'node:testing/expect';
import { mocking } from 'node:testing/mocks';

export const declarations = makeDeclarations(format);

export const testGlobals = { ...declarations, expect, jest: mocking, vi: mocking };

export function installTestGlobals() {
  for (const name of Object.keys(testGlobals)) {
    Object.defineProperty(globalThis, name, { value: testGlobals[name], writable: true, enumerable: false, configurable: true });
  }
}

// The tests that the loaded file declared. A file without any is one test:
// that it loads.
export function collectTests(file) {
  const names = allTests().map((test) => test.name);
  return names.length > 0 ? names : [file];
}

// Runs a test; gives a promise of the failure's text, empty if it passed.
export async function runTest(file, name) {
  const tests = allTests();
  if (tests.length === 0 && name === file) return '';
  const test = tests.find((candidate) => candidate.name === name);
  if (test === undefined) return `the file declares no test named ${inspect(name)}`;
  const path = test.suite.path;
  const context = makeContext(test.name);
  try {
    for (const suite of path) await runHooks(suite.hooks.before, context);
    for (const suite of path) await runHooks(suite.hooks.beforeEach, context);
    await call(test.body, context);
    await context.finish();
  } catch (error) {
    return describe(error);
  }
  return after(path, context);
}

async function after(path, context) {
  try {
    for (const suite of path.toReversed()) await runHooks(suite.hooks.afterEach, context);
    for (const suite of path.toReversed()) await runHooks(suite.hooks.after, context);
  } catch (error) {
    return describe(error);
  } finally {
    mocking.restoreAllMocks();
  }
  return '';
}

async function runHooks(hooks, context) {
  for (const hook of hooks) await call(hook, context);
}

// A body that takes a parameter gets the context of node:test, which is a
// function, so that it serves as jest's `done` as well.
async function call(body, context) {
  if (body.length < 2 && !context.isDone(body)) {
    await body.call(context, context);
    return;
  }
  await new Promise((resolve, reject) => {
    const done = (error) => (error ? reject(error) : resolve());
    const result = body.length < 2 ? body(done) : body(context, done);
    if (typeof result?.then === 'function') result.then(undefined, reject);
  });
}

// `t` of node:test: subtests run where they are declared.
function makeContext(name) {
  const cleanups = [];
  const context = {
    name,
    signal: new AbortController().signal,
    mock: mocking,
    isDone: (body) => body.length === 1 && /^(?:async\s+)?(?:function\s*\w*\s*)?\(?\s*done\b/.test(Function.prototype.toString.call(body)),
    async test(title, ...values) {
      const body = values.find((value) => typeof value === 'function');
      if (values[0]?.skip || values[0]?.todo || body === undefined) return;
      const inner = makeContext(`${name} > ${title}`);
      try {
        for (const hook of eachHooks.before) await hook(inner);
        await call(body, inner);
        for (const hook of eachHooks.after) await hook(inner);
      } catch (error) {
        if (isError(error) && !String(error.message).startsWith(`${title}: `)) error.message = `${title}: ${error.message}`;
        throw error;
      }
      await inner.finish();
    },
    diagnostic() {},
    skip() {},
    todo() {},
    plan() {},
    before: (hook) => hook(context),
    beforeEach: (hook) => void eachHooks.before.push(hook),
    after: (hook) => void cleanups.push(hook),
    afterEach: (hook) => void eachHooks.after.push(hook),
    async finish() {
      for (const cleanup of cleanups) await cleanup(context);
    },
  };
  const eachHooks = { before: [], after: [] };
  return context;
}

export function describe(error) {
  if (!isError(error)) return `Thrown: ${inspect(error)}`;
  const text = error.stack ? String(error.stack) : String(error);
  return text === '' ? 'failed' : text;
}
